// Pictures and videos of the hall in turn: each is loaded before it is shown, a broken one is left out.

const STUCK_MS = 20_000; // a video that does not go on
const AGAIN_MS = 60_000; // after all were broken

export class Media {
  #part = document.querySelector('[data-part="media"]');
  #items = [];
  #seconds = 12;
  #index = -1;
  #shown = null;
  #turn = 0; // a newer list makes what is still being loaded pointless

  follow({ media, media_s: seconds }) {
    this.#seconds = seconds;
    const items = media.filter(({ url }) => isOurs(url));
    if (JSON.stringify(items) === JSON.stringify(this.#items)) return;
    this.#items = items;
    this.#index = -1;
    this.#turn += 1;
    if (items.length) this.#run(this.#turn);
    else this.#show(null);
  }

  async #run(turn) {
    let broken = 0;
    while (turn === this.#turn) {
      this.#index = (this.#index + 1) % this.#items.length;
      const item = this.#items[this.#index];
      const element = item.kind === 'video' ? makeVideo(item.url) : makePicture(item.url);
      const isLoaded = await loaded(element);
      if (turn !== this.#turn) return;
      if (isLoaded) {
        broken = 0;
        this.#show(element);
        if (element instanceof HTMLVideoElement) await ended(element);
        else await later(this.#seconds * 1000);
      } else {
        broken += 1;
        if (broken >= this.#items.length) {
          this.#show(null);
          await later(AGAIN_MS);
        }
      }
    }
  }

  #show(element) {
    if (this.#shown instanceof HTMLVideoElement) {
      // Lets go of the decoder: an element that is only removed keeps it for a while.
      this.#shown.removeAttribute('src');
      this.#shown.load();
    }
    this.#shown = element;
    this.#part.replaceChildren(...(element ? [element] : []));
  }
}

/** From this server and from nowhere else. */
const isOurs = (url) => new URL(url, location.href).origin === location.origin;
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function makePicture(src) {
  return Object.assign(new Image(), { alt: '', src, decoding: 'async' });
}

function makeVideo(src) {
  const video = document.createElement('video');
  return Object.assign(video, { muted: true, playsInline: true, preload: 'auto', src });
}

function loaded(element) {
  if (element instanceof HTMLImageElement) return element.decode().then(() => true, () => false);
  return Promise.race([
    new Promise((resolve) => {
      element.addEventListener('canplay', () => resolve(true), { once: true });
      element.addEventListener('error', () => resolve(false), { once: true });
    }),
    later(STUCK_MS).then(() => false),
  ]);
}

/** To its end; one that breaks or stands still for long is over too. */
function ended(video) {
  return new Promise((resolve) => {
    let watch;
    const over = () => {
      clearTimeout(watch);
      resolve();
    };
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(over, STUCK_MS);
    };
    for (const name of ['ended', 'error']) video.addEventListener(name, over, { once: true });
    video.addEventListener('timeupdate', alive);
    alive();
    video.play().catch(over);
  });
}
