import { sectionText } from '../../section-text';

test('several paths and ports of a node are told as several', () => {
  const spec = {
    volumes: ['/sys', '/proc'].map((path) => ({ name: path.slice(1), hostPath: { path } })),
    containers: [
      { name: 'web', image: 'w', ports: [80, 443].map((port) => ({ containerPort: port, hostPort: port })) },
    ],
  };
  const text = sectionText('node', spec);
  expect(text).toContain('the paths /sys and /proc of the node');
  expect(text).toContain('the ports 80 and 443 of the node, free');
});

test('what a Pod needs of a node is told with the fields that cause it, and what can be swapped out', () => {
  const mount = (name: string): object => ({
    name,
    mountPath: `/${name}`,
    readOnly: true,
    recursiveReadOnly: 'Enabled',
  });
  const spec = {
    hostUsers: false,
    volumes: ['a', 'b', 'c', 'd'].map((name) => ({ name, emptyDir: {} })),
    securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] },
    containers: [
      {
        name: 'web',
        image: 'w',
        volumeMounts: ['a', 'b', 'c', 'd'].map(mount),
        resources: { requests: { memory: '64Mi' }, limits: { memory: '1Gi', 'nvidia.com/gpu': '1' } },
      },
    ],
  };
  expect(sectionText('node', spec)).toBe(`What it needs of a node
  needs                                   because of
  user namespaces: Linux 6.3, containerd  hostUsers
  2.0 or CRI-O 1.25, and runc 1.2 or
  crun 1.9
  recursive read-only mounts: Linux       containers[0].volumeMounts[0].
  5.12, containerd 2.0 or CRI-O 1.30      recursiveReadOnly and 3 more
  a kubelet that allows the unsafe        securityContext.sysctls[0].name
  sysctl net.core.somaxconn, or it
  refuses the Pod
  a device plugin or driver that offers   containers[0].resources.
  nvidia.com/gpu                          requests[nvidia.com/gpu]
  cgroup v2, unless the kubelet has       every Pod from 1.35 on
  failCgroupV1: false
  On a node that uses swap, memory of "web" can be swapped out: its limit is
    not what it asks for.`);
});
