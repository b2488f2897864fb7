import type { KubernetesVersion } from '../kubernetes/version';

/** The sysctls that every kubelet takes, with the minor version that first does; 1.27 for all that are older. */
const SAFE_SYSCTLS: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', 27],
  ['net.ipv4.ip_local_port_range', 27],
  ['net.ipv4.tcp_syncookies', 27],
  ['net.ipv4.ping_group_range', 27],
  ['net.ipv4.ip_unprivileged_port_start', 27],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
  ['net.ipv4.tcp_notsent_lowat', 37],
]);

/**
 * Whether the kubelet of a version takes a sysctl without being told to. Some also need a new enough kernel. A name may
 * have slashes in the place of dots.
 *
 * Source: pkg/kubelet/sysctl/safe_sysctls.go
 */
export function isSafeSysctl(name: string, { minor }: KubernetesVersion): boolean {
  return minor >= (SAFE_SYSCTLS.get(name.replaceAll('/', '.')) ?? Infinity);
}
