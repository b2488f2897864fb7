import { FIELD_DEFAULTS, VOLUME_SOURCES } from '../../../src/kubernetes/fields/defaults';
import { findFieldPaths } from '../../../src/kubernetes/fields/field-path';
import { EVERY_FEATURE } from './every-feature';

const ALSO = {
  volumes: [{ hostPath: {} }, { projected: { sources: [{ downwardAPI: { items: [{ fieldRef: {} }] } }] } }],
};

test.each(FIELD_DEFAULTS.filter(({ at }) => at !== '' && !at.includes('hostPath')).map(({ at }) => [at]))(
  'the place of a default is one that a Pod can have: %s',
  (at) => {
    const ordinary = { volumes: [{ downwardAPI: { items: [{ fieldRef: {} }] } }, ...ALSO.volumes] };
    const found = [EVERY_FEATURE, ordinary].flatMap((spec) => findFieldPaths(spec, at));
    expect(found).not.toEqual([]);
  },
);

test('each source of a volume is named once', () => {
  expect(new Set(VOLUME_SOURCES).size).toBe(30);
  expect(VOLUME_SOURCES).toHaveLength(30);
});
