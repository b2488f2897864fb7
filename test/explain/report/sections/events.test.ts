import { sectionText } from '../../section-text';

const web = { name: 'web', image: 'w:1', imagePullPolicy: 'Always' };

test('events have the texts of the target, with the name of the only container', () => {
  expect(sectionText('events', { containers: [web] }, { target: '1.34' }))
    .toBe(`Events, as kubectl describe pod lists them
  when                      reason and message
  it is scheduled           Scheduled: Successfully assigned … to …
  a container starts        Pulling: Pulling image "…"
                            Pulled: Successfully pulled image "…" in … (…
                            including waiting). Image size: … bytes.
                            Created: Created container: web
                            Started: Started container web
  a container starts again  BackOff: Back-off restarting failed container web in
                            pod …
  it is deleted             Killing: Stopping container web`);
});

test('of several containers none is named', () => {
  const spec = { containers: [web, { ...web, name: 'api' }] };
  expect(sectionText('events', spec, { target: '1.34' })).toContain('Stopping container …');
  expect(sectionText('events', spec, { target: '1.35' })).toContain('Container started');
});
