import { sectionText } from '../../section-text';

const resources = { requests: { cpu: '100m', memory: '64Mi' } };
const resizePolicy = [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }];
const SPEC = {
  initContainers: [{ name: 'migrate', image: 'm', resources }],
  containers: [{ name: 'web', image: 'w', resources, resizePolicy }],
};

test('what can be changed in a running Pod is told by container and resource', () => {
  expect(sectionText('resize', SPEC, { target: '1.34' }))
    .toBe(`Resize of the running Pod, through its subresource "resize"
  container  cpu       memory
  migrate    refused   refused
  web        in place  restarts it
  Init steps can be resized from 1.36 on.`);
});

test('a target that can resize nothing says so, and nothing else', () => {
  expect(sectionText('resize', SPEC, { target: '1.32' }))
    .toBe(`Resize of the running Pod, through its subresource "resize"
  Nothing can be resized: that came with 1.33.`);
});

test('what a value must fulfil is told too', () => {
  const equal = { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } };
  const spec = { resources: equal, containers: [{ name: 'web', image: 'w', resources: equal }] };
  expect(sectionText('resize', spec)).toBe(`Resize of the running Pod, through its subresource "resize"
  container           cpu       memory
  web                 in place  in place
  the Pod as a whole  in place  in place
  Requests and limits must stay equal, so that the Pod stays Guaranteed. A
    node whose CPU or memory manager has the policy static does not resize it.`);
  const { resources: _, ...ofContainers } = spec;
  expect(sectionText('resize', ofContainers, { target: '1.33' })).toContain(
    '  The memory limit of "web" can only grow, and cannot be added if it is not\n    set.',
  );
});
