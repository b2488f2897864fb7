/** The times of a preset, in seconds, that hold unless its user says otherwise. */
export interface PresetTimes {
  /** How long an answer may take. */
  readonly answersWithin: number;
  /** The time from the last answer until the Pod gets no traffic. */
  readonly leavesTrafficWithin: number;
  /** The time from the start to the first answer. None: no startup probe unless it is asked for. */
  readonly startsWithin?: number;
  /** How long the program can hang before a probe can tell, as with the age of a heartbeat. None: no time. */
  readonly detectionLag?: number;
}

/** For a probe that the kubelet sends over the network. */
export const NETWORK_TIMES: PresetTimes = { answersWithin: 1, leavesTrafficWithin: 15 };

/** For a command: each try starts a process in the container, which takes long if CPU is short. */
export const COMMAND_TIMES: PresetTimes = { answersWithin: 5, leavesTrafficWithin: 30 };

/** For commands that connect over TCP: while images of databases initialize, they answer on a Unix socket only. */
export const LOCALHOST = '127.0.0.1';
