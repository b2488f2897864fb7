import { Provenance, type PodPart } from '../../src/pod/provenance';

const logs: PodPart = { type: 'container', name: 'logs' };
const port: PodPart = { type: 'port', container: 'logs', port: '2020/TCP' };
const variable: PodPart = { type: 'variable', container: 'web', name: 'MODE' };

describe('a part of a Pod', () => {
  test('is of the workload where nobody brought it', () => {
    const provenance = new Provenance('app/shop');
    expect(provenance.addedBy(logs)).toEqual(['app/shop']);
    expect(provenance.addedBy(variable)).toEqual(['app/shop']);
    expect(provenance.constructOf('logs')).toBe('app/shop');
    expect(provenance.isAdded(logs)).toBe(false);
  });

  test('is of the construct that brought it', () => {
    const provenance = new Provenance('app/shop');
    provenance.add(variable, 'app/shop/db');
    expect(provenance.addedBy(variable)).toEqual(['app/shop/db']);
    expect(provenance.isAdded(variable)).toBe(true);
    expect(provenance.isAdded({ ...variable, name: 'OTHER' })).toBe(false);
    expect(provenance.isAdded({ ...variable, container: 'api' })).toBe(false);
  });

  test('is of every construct that brought it, after the owner for those that nobody brought', () => {
    const provenance = new Provenance('app/shop');
    provenance.add(variable, 'app/shop/db');
    provenance.add(variable, 'app/shop/cache');
    expect(provenance.addedBy(variable, 3)).toEqual(['app/shop', 'app/shop/db', 'app/shop/cache']);
  });

  test('is brought with the container that it stands in', () => {
    const provenance = new Provenance('app/shop');
    provenance.add(logs, 'app/shop/logs');
    expect(provenance.isAdded(port)).toBe(true);
    expect(provenance.addedBy(port)).toEqual(['app/shop/logs']);
    expect(provenance.constructOf('logs')).toBe('app/shop/logs');
  });

  test('is not mixed up with one of another type and the same name', () => {
    const provenance = new Provenance('app/shop');
    provenance.add({ type: 'volume', name: 'logs' }, 'app/shop/volume');
    expect(provenance.isAdded(logs)).toBe(false);
    expect(provenance.constructOf('logs')).toBe('app/shop');
  });
});

test('what a helper promises is remembered by the name of its container', () => {
  const provenance = new Provenance('app/shop');
  provenance.addHelper('proxy', { startsBeforeApp: true });
  expect(provenance.helper('proxy')).toEqual({ startsBeforeApp: true });
  expect(provenance.helper('web')).toBeUndefined();
});

test('a shared volume is remembered with the construct that says so', () => {
  const provenance = new Provenance('app/shop');
  provenance.addSharedVolume('logs', 'app/shop/logs');
  expect([...provenance.sharedVolumes()]).toEqual([['logs', 'app/shop/logs']]);
});
