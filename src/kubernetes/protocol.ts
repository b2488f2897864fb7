/**
 * The protocol of a port.
 */
export enum Protocol {
  /** TCP, which Kubernetes takes if none is written. */
  TCP = 'TCP',
  /** UDP. */
  UDP = 'UDP',
  /** SCTP. */
  SCTP = 'SCTP',
}
