// The geometry of the large place: how large and where each call stands. Pure arithmetic, all in px.

const CAP = 0.727; // height of Inter's capitals in em
export const LABEL_LINE = 0.84; // height of a label's line in em: capitals, and air above and below them
export const LEADING = 1.15;
export const ARROW_GAP = 0.25; // between an arrow and its counter: of the arrow, in a line of the label
export const LINE_GAP = 0.35; // between label and arrow in a line, of the label
export const LINE_ARROW = 0.75; // the arrow in a line, of the label
export const EDGE = 0.6; // units left and right in a line
const ARROW = 1 + ARROW_GAP; // width of the arrow before the newest one's counter in em of it, with its gap
const TO_COUNTER = LINE_GAP + LINE_ARROW + ARROW_GAP; // between label and counter in a line
const NAME_SHARE = 0.5; // of the label's size: the number is what people look for
const ONE_LINE = 0.75;
const STEPS = [0.72, 0.66, 0.6, 0.54, 0.48, 0.42, 0.36, 0.3];

/** What is worth more: a large label whose counter nobody can read, or both. */
const worth = (label, name) => Math.min(label, 2.6 * name);
const worthLine = (label, name) => Math.min(label, 1.8 * name);

/** A name's size beside its arrow; in one line, unless several make it much larger. */
function nameSize(ruler, name, { width, height, most, arrow = ARROW }) {
  const size = (lines) => {
    const rough = ruler.fit(name, { width, height, most, lines, leading: LEADING });
    return ruler.fit(name, { width: width - rough * arrow, height, most: rough, lines, leading: LEADING });
  };
  const inOne = size(1);
  if (name.split(' ').length < 3) return inOne; // "Window 5" is not torn apart
  const inSome = size(3);
  return inOne >= ONE_LINE * inSome ? inOne : inSome;
}

/** The newest call in a box: `need` is the least size of its label, kept before everything else. */
export function arrangeNewest(ruler, call, box, { unit, need, isOwn }) {
  const padding = Math.min(1.6 * unit, box.height * 0.08, box.width * 0.04);
  const width = box.width - 2 * padding;
  const please = Math.min(2.2 * unit, box.height * 0.1);
  const em = ruler.label(call.label);
  const inner = box.height - 2 * padding - please * 1.3;
  if (isOwn) {
    const label = Math.min(width / em, inner / LABEL_LINE);
    return { shape: 'alone', label, name: 0, place: 0, please, padding };
  }
  const options = STEPS.flatMap((step) => [
    stacked(ruler, call, { width, inner, please, label: Math.min(width / em, (inner * step) / LABEL_LINE) }),
    sideways(ruler, call, { width, inner, please, label: Math.min((width * step) / em, inner / LABEL_LINE) }),
  ]);
  const least = { width, inner, please, label: Math.min(width / em, inner / LABEL_LINE, need) };
  options.push(stacked(ruler, call, least), sideways(ruler, call, least));
  const enough = options.filter(({ label }) => label >= need - 0.01);
  const best = (enough.length ? enough : options).reduce((one, other) =>
    (worth(other.label, other.name) > worth(one.label, one.name) ? other : one));
  return { ...best, please, padding };
}

function stacked(ruler, { name, place }, { width, inner, please, label }) {
  const size = placeSize(ruler, place, width, please);
  const height = inner - label * LABEL_LINE - size.height - please * 0.6;
  return {
    shape: 'stacked',
    label,
    name: nameSize(ruler, name, { width, height, most: label * NAME_SHARE }),
    place: size.place,
  };
}

function sideways(ruler, call, { width, inner, please, label }) {
  const { name, place } = call;
  const left = width - label * ruler.label(call.label) - please;
  const size = placeSize(ruler, place, left, please);
  const height = inner - size.height;
  const named = nameSize(ruler, name, { width: left, height, most: label });
  return { shape: 'sideways', label, name: named, place: size.place };
}

/** A place is small beside its counter, and takes two lines when it is long. */
function placeSize(ruler, place, width, most) {
  if (!place) return { place: most, height: 0 };
  const size = ruler.fit(place, { width, height: most * 2.5, most, lines: 2, leading: LEADING });
  const lines = ruler.line(place) * size > width ? 2 : 1;
  return { place: size, height: size * LEADING * lines + most * 0.2 };
}

/**
 * A call among others in a line of its own: label, arrow, counter; the counter below when it is narrow. All
 * counters stand below one another, behind the widest label: `em` wide, unless one of `calls` is wider.
 */
export function arrangeLine(ruler, calls, { width, height }, { most = Infinity, em: least = 0 } = {}) {
  const em = Math.max(least, ...calls.map(({ label }) => ruler.label(label)));
  const both = [0.34, 0.4, 0.46, 0.52].map((share) => {
    const label = Math.min(most, (height * 0.86) / LABEL_LINE, (width * share) / em);
    const nameBox = { width: width - label * (em + TO_COUNTER), height: height * 0.96 };
    return { shape: 'line', label, nameBox };
  });
  const label = Math.min(most, (height * 0.52) / LABEL_LINE, width / em);
  both.push({ shape: 'below', label, nameBox: { width, height: height * 0.94 - label * LABEL_LINE } });
  const valued = both.map((each) => {
    const names = calls.map(({ name }) =>
      nameSize(ruler, name, { ...each.nameBox, most: each.label * 0.8, arrow: 0 }));
    return { ...each, em, names, value: worthLine(each.label, Math.min(...names)) };
  });
  return valued.reduce((one, other) => (other.value > one.value ? other : one));
}

/**
 * The whole large place: `calls` newest first, each {label, name, place}. Gives for each its box and
 * its sizes, and the size of the smallest label of all.
 */
export function arrange(ruler, calls, box, { unit, need, isOwn }) {
  const [newest, ...others] = calls;
  const gap = others.length > 6 ? 0.5 * unit : 0.75 * unit;
  const around = Math.min(3.2 * unit, 0.16 * box.height) + Math.min(3 * unit, 0.13 * box.height);
  const least = need * (LABEL_LINE + 0.45) + around;
  const share = [1, 0.62, 0.54, 0.5, 0.47, 0.44][others.length] ?? 0.38;
  const height = others.length ? Math.min(0.8 * box.height, Math.max(share * box.height, least)) : box.height;
  const first = { x: 0, y: 0, width: box.width, height };
  const placed = [{ ...first, ...arrangeNewest(ruler, newest, first, { unit, need, isOwn }) }];
  if (!others.length) return { placed, smallest: placed[0].label };

  const rest = { width: box.width, height: box.height - height - gap };
  const options = [];
  for (let columns = 1; columns <= Math.min(6, others.length); columns += 1) {
    const lines = Math.ceil(others.length / columns);
    const cell = {
      width: (rest.width - gap * (columns - 1)) / columns,
      height: (rest.height - gap * 0.5 * (lines - 1)) / lines,
    };
    const inside = { width: cell.width - 2 * EDGE * unit, height: cell.height - 0.3 * unit };
    if (inside.width > 0 && inside.height > 0) {
      const sizes = arrangeLine(ruler, others, inside, { most: placed[0].label * 0.62 });
      options.push({ columns, lines, cell, ...sizes });
    }
  }
  const best = options.reduce((one, other) => (other.value > one.value * 1.02 ? other : one));
  others.forEach((_, index) => {
    // Downwards, then the next column: the newer ones stand higher.
    const [column, line] = [Math.floor(index / best.lines), index % best.lines];
    placed.push({
      x: column * (best.cell.width + gap),
      y: height + gap + line * (best.cell.height + gap * 0.5),
      ...best.cell,
      shape: best.shape,
      label: best.label,
      em: best.em,
      name: best.names[index],
    });
  });
  return { placed, smallest: best.label };
}

/** How high a box has to be for a label of that size with its counter and the words around it. */
export const leastHeight = (size, unit) => size * (LABEL_LINE + 0.45) + 6.2 * unit;

/** The size of a label whose capitals are that high. */
export const sizeOfCap = (height) => height / CAP;
