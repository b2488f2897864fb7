import { describeRule } from '../describe-rule';

describeRule('handler-host', {
  passes: {
    'handlers without a host': {
      fromCode: false,
      version: '1.34',
      web: { livenessProbe: { httpGet: { port: 80 } }, lifecycle: { preStop: { httpGet: { port: 80, host: '' } } } },
    },
    'a host before 1.34': {
      fromCode: false,
      version: '1.33',
      web: { livenessProbe: { tcpSocket: { port: 80, host: '127.0.0.1' } } },
    },
  },
  fails: {
    'a host in a probe and in a hook': {
      pod: {
        fromCode: false,
        version: '1.34',
        web: {
          readinessProbe: { tcpSocket: { port: 80, host: 'db' } },
          lifecycle: { postStart: { httpGet: { port: 80, host: '127.0.0.1' } } },
        },
      },
      finds: [
        'error handler-host: the Pod violates PodSecurity "baseline:v1.34": probe or lifecycle host (container "web" uses probe or lifecycle host "db").',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.tcpSocket.host = "db"',
        '  fix: remove host: the kubelet then calls the address of the Pod; httpGet takes a host name as the header Host.',
        '',
        'error handler-host: the Pod violates PodSecurity "baseline:v1.34": probe or lifecycle host (container "web" uses probe or lifecycle host "127.0.0.1").',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.postStart.httpGet.host = "127.0.0.1"',
        '  fix: remove host: the kubelet then calls the address of the Pod; httpGet takes a host name as the header Host.',
      ],
    },
  },
});
