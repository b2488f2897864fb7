import { projectedSources } from '../../src/pod/projected-sources';

test('the sources of a projected volume say what they make, and which of it a later one hides', () => {
  const sources = [
    { secret: { name: 'first', items: [{ key: 'k', path: 'token' }] } },
    { configMap: { name: 'settings' } },
    { serviceAccountToken: { path: 'token', audience: 'vault' } },
    { downwardAPI: { items: [{ path: 'labels' }, { path: 'name' }] } },
    { podCertificate: { signerName: 'acme.com/tls', keyPath: 'tls.key' } },
    { clusterTrustBundle: { name: 'roots', path: 'labels' } },
  ];
  expect(projectedSources({ sources })).toEqual([
    { type: 'secret', source: 'first', files: ['token'], hiddenFiles: ['token'] },
    { type: 'configMap', source: 'settings', files: null, hiddenFiles: [] },
    { type: 'serviceAccountToken', source: 'vault', files: ['token'], hiddenFiles: [] },
    { type: 'downwardAPI', files: ['labels', 'name'], hiddenFiles: ['labels'] },
    { type: 'podCertificate', source: 'acme.com/tls', files: ['tls.key'], hiddenFiles: [] },
    { type: 'clusterTrustBundle', source: 'roots', files: ['labels'], hiddenFiles: [] },
  ]);
});

test('what is no source is passed over', () => {
  expect(projectedSources({ sources: [null, {}, { secret: 'x' }, 'y'] })).toEqual([]);
  expect(projectedSources({})).toEqual([]);
});
