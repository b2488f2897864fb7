import { sectionText } from '../../section-text';

test('of commands that differ by the container alone the one for the app is shown, with the other names', () => {
  const spec = {
    initContainers: [{ name: 'migrate', image: 'm' }],
    containers: [
      { name: 'web', image: 'w' },
      { name: 'exporter', image: 'oliver006/redis_exporter:v1.80.0' },
    ],
  };
  expect(sectionText('commands', spec)).toBe(`Looking at it
  # State, probes and events
  kubectl describe pod web
  # Events alone
  kubectl events --for pod/web
  # Logs; also -c migrate, -c exporter
  kubectl logs pod/web -c web
  # Logs before the last restart
  kubectl logs pod/web -c web --previous
  # A shell inside
  kubectl exec -it pod/web -c web -- sh
  # A shell beside an image without one
  kubectl debug -it pod/web --image=busybox:1.37 --target=exporter -- sh`);
});

test('no more names are shown than fit into a line, since the rest of a comment would be a command', () => {
  const containers = Array.from({ length: 9 }, (_, index) => ({ name: `container-${index}`, image: 'i' }));
  expect(
    sectionText('commands', { containers })
      .split('\n')
      .filter((line) => line.startsWith('  # ')),
  ).toEqual([
    '  # State, probes and events',
    '  # Events alone',
    '  # Logs; also -c container-1, -c container-2 and 6 more',
    '  # Logs before the last restart',
    '  # A shell inside; also -c container-1 and 7 more',
  ]);
});
