import { ANY_TIME, AT_ONCE, atMost, exactly, last, sum } from '../../../src/pod/timeline/seconds';

describe('bounds of times', () => {
  test('add up one after another', () => {
    expect(sum(exactly(3), { earliest: 1, latest: 5 })).toEqual({ earliest: 4, latest: 8 });
  });

  test('have no end where one of them has none', () => {
    expect(sum(exactly(3), ANY_TIME)).toEqual({ earliest: 3, latest: null });
    expect(last([exactly(3), ANY_TIME])).toEqual({ earliest: 3, latest: null });
  });

  test('end with the last of several things', () => {
    expect(last([exactly(3), { earliest: 1, latest: 5 }])).toEqual({ earliest: 3, latest: 5 });
  });

  test('are at once where nothing is waited for', () => {
    expect([sum(), last([]), AT_ONCE]).toEqual([AT_ONCE, AT_ONCE, { earliest: 0, latest: 0 }]);
  });

  test('are cut off at a limit, which then bounds what nothing else does', () => {
    expect(atMost({ earliest: 3, latest: null }, 10)).toEqual({ earliest: 3, latest: 10 });
    expect(atMost({ earliest: 12, latest: 20 }, 10)).toEqual({ earliest: 10, latest: 10 });
    expect(atMost(exactly(3), 10)).toEqual({ earliest: 3, latest: 3 });
  });
});
