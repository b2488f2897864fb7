import { Provenance, type PodPart } from '../../src/pod/provenance';

const logs: PodPart = { type: 'container', name: 'logs' };
const port: PodPart = { type: 'port', container: 'logs', port: '2020/TCP' };
const variable: PodPart = { type: 'variable', container: 'web', name: 'MODE' };

describe('a part of a Pod', () => {
  test('is of the workload where nobody brought it', () => {
    const origins = new Provenance('app/shop');
    expect(origins.addedBy(logs)).toEqual(['app/shop']);
    expect(origins.addedBy(variable)).toEqual(['app/shop']);
    expect(origins.constructOf('logs')).toBe('app/shop');
    expect(origins.isAdded(logs)).toBe(false);
  });

  test('is of the construct that brought it', () => {
    const origins = new Provenance('app/shop');
    origins.add(variable, 'app/shop/db');
    expect(origins.addedBy(variable)).toEqual(['app/shop/db']);
    expect(origins.isAdded(variable)).toBe(true);
    expect(origins.isAdded({ ...variable, name: 'OTHER' })).toBe(false);
    expect(origins.isAdded({ ...variable, container: 'api' })).toBe(false);
  });

  test('is of every construct that brought it, after the owner for those that nobody brought', () => {
    const origins = new Provenance('app/shop');
    origins.add(variable, 'app/shop/db');
    origins.add(variable, 'app/shop/cache');
    expect(origins.addedBy(variable, 3)).toEqual(['app/shop', 'app/shop/db', 'app/shop/cache']);
  });

  test('is brought with the container that it stands in', () => {
    const origins = new Provenance('app/shop');
    origins.add(logs, 'app/shop/logs');
    expect(origins.isAdded(port)).toBe(true);
    expect(origins.addedBy(port)).toEqual(['app/shop/logs']);
    expect(origins.constructOf('logs')).toBe('app/shop/logs');
  });

  test('is not mixed up with one of another type and the same name', () => {
    const origins = new Provenance('app/shop');
    origins.add({ type: 'volume', name: 'logs' }, 'app/shop/volume');
    expect(origins.isAdded(logs)).toBe(false);
    expect(origins.constructOf('logs')).toBe('app/shop');
  });
});

test('what a helper promises is remembered by the name of its container', () => {
  const origins = new Provenance('app/shop');
  origins.addHelper('proxy', { startsBeforeApp: true });
  expect(origins.helper('proxy')).toEqual({ startsBeforeApp: true });
  expect(origins.helper('web')).toBeUndefined();
});

test('a shared volume is remembered with the construct that says so', () => {
  const origins = new Provenance('app/shop');
  origins.addSharedVolume('logs', 'app/shop/logs');
  expect([...origins.sharedVolumes()]).toEqual([['logs', 'app/shop/logs']]);
});
