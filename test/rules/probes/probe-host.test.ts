import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';

function asking(host: string | undefined, handler = 'httpGet'): Fields {
  return { readinessProbe: { [handler]: { port: 8080, ...(host !== undefined && { host }) }, timeoutSeconds: 2 } };
}

describeRule('probe-host', {
  passes: {
    'a probe without a host': { web: asking(undefined) },
    'another host': { web: asking('db.example.com', 'tcpSocket') },
    'an address that only begins like that of localhost': { web: asking('127.0.0.10.example.com') },
    'localhost of a Pod in the network of its node': { web: asking('localhost'), spec: { hostNetwork: true } },
  },
  fails: {
    'localhost over HTTP': {
      pod: { web: asking('127.0.0.1') },
      finds: [
        'warning probe-host: the kubelet asks 127.0.0.1 of the node, where "web" does not listen.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.httpGet.host = "127.0.0.1"',
        '  fix: remove host, so that the kubelet asks the address of the Pod, or ask from inside with exec.',
      ],
    },
    'localhost by a connection': {
      pod: { web: asking('::1', 'tcpSocket') },
      finds: [
        'warning probe-host: the kubelet asks ::1 of the node, where "web" does not listen.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.tcpSocket.host = "::1"',
        '  fix: remove host, so that the kubelet asks the address of the Pod, or ask from inside with exec.',
      ],
    },
  },
});
