"""What leaves the hall after a commit: slips, announcements and the news for screens.

Workers take rows that were saved with the change, so a restart loses none and repeats none.
It drives devices through printers and audio and never touches the store itself."""
