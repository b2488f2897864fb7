import { describeRule } from '../describe-rule';

describeRule('forbidden-sysctl', {
  passes: {
    'safe ones': {
      fromCode: false,
      spec: {
        securityContext: {
          sysctls: [
            { name: 'net.ipv4.ip_local_reserved_ports', value: '8080' },
            { name: 'net.ipv4.tcp_keepalive_time', value: '60' },
          ],
        },
      },
    },
    'one that is safe from 1.37 on': {
      fromCode: false,
      version: '1.37',
      spec: { securityContext: { sysctls: [{ name: 'net.ipv4.tcp_notsent_lowat', value: '16384' }] } },
    },
  },
  fails: {
    'one that is safe from 1.32 on, and one that never is': {
      pod: {
        fromCode: false,
        version: '1.31',
        spec: {
          securityContext: {
            sysctls: [
              { name: 'net.ipv4.tcp_rmem', value: '4096' },
              { name: 'net.core.somaxconn', value: '1024' },
            ],
          },
        },
      },
      finds: [
        'error forbidden-sysctl: the Pod violates PodSecurity "baseline:v1.31": forbidden sysctls (net.ipv4.tcp_rmem).',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.securityContext.sysctls[0].name = "net.ipv4.tcp_rmem"',
        '  fix: remove it, and let the administrators of the node set it.',
        '',
        'error forbidden-sysctl: the Pod violates PodSecurity "baseline:v1.31": forbidden sysctls (net.core.somaxconn).',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.securityContext.sysctls[1].name = "net.core.somaxconn"',
        '  fix: remove it, and let the administrators of the node set it.',
      ],
    },
    'a name with slashes': {
      pod: {
        fromCode: false,
        spec: { securityContext: { sysctls: [{ name: 'net/ipv4/tcp_syncookies', value: '1' }] } },
      },
      finds: [
        'error forbidden-sysctl: the Pod violates PodSecurity "baseline:v1.33": forbidden sysctls (net/ipv4/tcp_syncookies).',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.securityContext.sysctls[0].name = "net/ipv4/tcp_syncookies"',
        '  fix: remove it, and let the administrators of the node set it.',
      ],
    },
  },
});
