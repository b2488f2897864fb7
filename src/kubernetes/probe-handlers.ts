/** The handlers of a probe, of which it has one. */
export const PROBE_HANDLERS: readonly string[] = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

/** Those of them that ask a port. */
export const PORT_HANDLERS = ['httpGet', 'tcpSocket', 'grpc'] as const;
