/** The signals that end a command, and that an app may want to hear of. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal that ends a command. */
export type EndingSignal = (typeof SIGNALS)[number];

/** Keeps signals from ending the process before it has put away what it made. */
export class Interruption {
  private received: EndingSignal | undefined;
  private listener: ((signal: EndingSignal) => void) | undefined;
  private readonly onSignal = (signal: EndingSignal): void => {
    this.received ??= signal;
    this.listener?.(signal);
  };

  public constructor() {
    for (const signal of SIGNALS) process.on(signal, this.onSignal);
  }

  /** The first signal that came; undefined if none did. */
  public get signal(): EndingSignal | undefined {
    return this.received;
  }

  /** Who is told of each signal from now on; undefined for nobody. */
  public tell(listener: ((signal: EndingSignal) => void) | undefined): void {
    this.listener = listener;
  }

  /** Lets signals end the process again, as one that came already does. */
  public end(): void {
    for (const signal of SIGNALS) process.off(signal, this.onSignal);
    if (this.received !== undefined) process.kill(process.pid, this.received);
  }
}
