import { FIELD_DEFAULTS, volumeSources } from '../../../src/kubernetes/fields/defaults';
import { FieldPatterns } from '../../../src/kubernetes/fields/field-patterns';
import { EVERY_FEATURE } from './every-feature';

const ALSO = {
  volumes: [
    { hostPath: {} },
    { azureDisk: {} },
    { iscsi: {} },
    { rbd: {} },
    { scaleIO: {} },
    { ephemeral: { volumeClaimTemplate: { spec: {} } } },
    { projected: { sources: [{ downwardAPI: { items: [{ fieldRef: {} }] } }] } },
  ],
};

test.each(FIELD_DEFAULTS.filter(({ at }) => at !== '').map(({ at }) => [at]))(
  'the place of a default is one that a Pod can have: %s',
  (at) => {
    const ordinary = { volumes: [{ downwardAPI: { items: [{ fieldRef: {} }] } }, ...ALSO.volumes] };
    const found = [EVERY_FEATURE, ordinary].flatMap((spec) => new FieldPatterns([at]).find(spec));
    expect(found).not.toEqual([]);
  },
);

test('each source of a volume is named once', () => {
  expect(new Set(volumeSources()).size).toBe(30);
  expect(volumeSources()).toHaveLength(30);
});
