import type { Console } from './console';

/** Shows on a terminal that work goes on. */
export interface Progress {
  /** One more object is done. */
  step(): void;
  /** All is done. */
  end(): void;
}

const FIRST_MILLIS = 1000;
const EVERY_MILLIS = 200;
const SILENT: Progress = { step: () => undefined, end: () => undefined };
const CLEAR_LINE = '\r\u001b[K';

/** A count on standard error, after the first second; none if that is not a terminal, or if the text is printed there too. */
export function progressOn({ errors, output }: Console): Progress {
  if (!errors.isTerminal || output.isTerminal) return SILENT;
  let [count, next, isShown] = [0, Date.now() + FIRST_MILLIS, false];
  return {
    step: () => {
      count += 1;
      const now = Date.now();
      if (now < next) return;
      next = now + EVERY_MILLIS;
      isShown = true;
      errors.show(`${CLEAR_LINE}${count} objects …`);
    },
    end: () => {
      if (isShown) errors.show(CLEAR_LINE);
    },
  };
}
