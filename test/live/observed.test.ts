// cspell:words ghspg
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InFolder } from '../cli/in-folder';

/** What the API server of a cluster of version 1.36 with one node said of Pods that ran there (test/cluster/node/verify). */
function observed(name: string): string {
  return readFileSync(join(__dirname, 'observed', `${name}.json`), 'utf8');
}

describe('pod-patterns verify, of Pods that really ran', () => {
  let folder: InFolder;

  beforeAll(() => (folder = new InFolder()));

  afterAll(() => folder.remove());

  test('tells what each waits for, ten seconds after they were made', async () => {
    const words = ['verify', '--target', '1.36', '--at', '2026-11-29T07:22:06Z', '-'];
    expect(await folder.run(words, observed('waiting'))).toEqual({
      status: 1,
      errors: '',
      output: `Pod "default/blocked": a container cannot be started
  waits for  the start of "web", for 9 s; nothing bounds it. ErrImageNeverPull:
             Container image "docker.io/local/none:1" is not present with pull
             policy of Never
  because    image-never-pulled (-:25): imagePullPolicy is Never: on a node
             without the image "web" does not start (ErrImageNeverPull). Fix:
             remove imagePullPolicy, or set it to IfNotPresent, unless the image
             is loaded onto every node.
  event      2x Failed: Error: ErrImageNeverPull

Pod "default/crash": ends again and again
  waits for  the next start of "web", for 8 s of at most 16 s. Error
  restarts   "web" 1; the last run ended with 3 (Error); the kubelet waits 10 s,
             and starts it in 2 to 8 s
  event      BackOff: Back-off restarting failed container web in pod
             crash_default(6afd4594-4fc3-4719-be70-1d452f0e4b32)

Pod "default/healthy": ready
  ready      2 s after its first container started; predicted: 0 s at the
             earliest, and nothing bounds it

Pod "default/hung": not ready any more
  waits for  the readiness probe of "web", for 3 s; nothing bounds it
  promised   no liveness probe stops "web" if it hangs
  event      5x Unhealthy: Readiness probe failed:

Pod "default/init": starting
  waits for  the end of "migrate", for 7 s; nothing bounds it

Pod "default/slow": starting
  waits for  the startup probe of "web", for 10 s of at most 31 s; then it has
             succeeded, or the container is stopped
  event      5x Unhealthy: Startup probe failed:

Pod "default/stopping": ready
  ready      0 s after its first container started; predicted: 0 s at the
             earliest, 0 s at the latest

Pod "default/unschedulable": no node takes it
  waits for  a node, for 9 s; nothing bounds it. Unschedulable: 0/1 nodes are
             available: 1 node(s) didn't match Pod's node affinity/selector. no
             new claims to deallocate, preemption: 0/1 nodes are available: 1
             Preemption is not helpful for scheduling.

A Pod of ReplicaSet "closed/refused": refused
  event      11x Error creating: pods "refused-ghspg" is forbidden: violates
             PodSecurity "baseline:latest": host namespaces (hostNetwork=true)
  see        pod-patterns check --explain host-namespaces

4 of 8 Pods as predicted and 1 Pod refused, at 2026-11-29T07:22:06.000Z.
`,
    });
  });

  test('tells the back-off that grew, and when a deleted Pod is gone, half a minute later', async () => {
    const words = ['verify', '--target', '1.36', '--at', '2026-11-29T07:22:40Z', '-'];
    expect(await folder.run(words, observed('stopping'))).toEqual({
      status: 1,
      errors: '',
      output: `Pod "default/crash": ends again and again
  waits for  the next start of "web", for 2 s of at most 61 s. Error
  restarts   "web" 3; the last run ended with 3 (Error); the kubelet waits 40 s,
             and starts it in 38 to 59 s

Pod "default/init": ready
  ready      41 s after its first container started; predicted: 0 s at the
             earliest, and nothing bounds it

Pod "default/slow": ready
  ready      25 s after its first container started; predicted: 0 s at the
             earliest, and nothing bounds it

Pod "default/stopping": stopping
  waits for  the end of its containers, for 0 s of at most 27 s

3 of 4 Pods as predicted, at 2026-11-29T07:22:40.000Z.
`,
    });
  });
});
