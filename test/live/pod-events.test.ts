import type { LiveEvent } from '../../src/live/live-event';
import { livePodOf } from '../../src/live/live-pod';
import { PodEvents } from '../../src/live/pod-events';

function event(message: string, uid: string, name = 'web', kind = 'Pod'): LiveEvent {
  const about = { kind, namespace: 'shop', name, uid };
  return { ...about, reason: 'BackOff', message, isWarning: true, count: 1, lastAt: undefined };
}

test('events are about the Pod of their uid, and without one about all Pods of their name', () => {
  const pod = livePodOf({ kind: 'Pod', metadata: { namespace: 'shop', name: 'web', uid: 'u1' }, status: {} });
  const events = new PodEvents([
    event('by name', ''),
    event('of an earlier Pod', 'u0'),
    event('by uid', 'u1'),
    event('of another name', '', 'api'),
    event('of a Deployment', 'u1', 'web', 'Deployment'),
    event('by name again', ''),
  ]);
  expect(events.about(pod).map(({ message }) => message)).toEqual(['by name', 'by uid', 'by name again']);
});
