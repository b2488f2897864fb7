const FRAMES_TO_SEARCH = 100;

/**
 * The one frame that helps: where the user's code called. Without any frame jest could not show the line of the test.
 */
export function usersFrame(): string[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES_TO_SEARCH;
  const frames = (new Error().stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  Error.stackTraceLimit = limit;
  const isOurs = ownFrames(frames[0] ?? '');
  const frame = frames.find((line) => !/[\\/]node_modules[\\/]|node:|\(<anonymous>\)/.test(line) && !isOurs(line));
  return frame === undefined ? [] : [frame];
}

/** Where our files are is read from our own frame: source maps can put them elsewhere. The gallery is a user's code. */
function ownFrames(ownFrame: string): (line: string) => boolean {
  const source = /^\s*at (?:[^(]*\()?([^(]*[\\/])enforcement[\\/]users-frame/.exec(ownFrame)?.[1] ?? __dirname;
  return (line) => line.includes(source) && !line.includes(`${source}gallery`);
}
