import { Lines } from '../../src/manifests/lines';

describe('the lines of a text', () => {
  it('are counted from 1, and a line break belongs to the line that it ends', () => {
    const lines = new Lines('ab\ncd\n\ne');
    expect([0, 2, 3, 5, 6, 7].map((position) => lines.at(position))).toEqual([1, 1, 2, 2, 3, 4]);
  });

  it('are told in any order', () => {
    const lines = new Lines('a\nb\nc\n');
    expect([4, 0, 2, 4, 3].map((position) => lines.at(position))).toEqual([3, 1, 2, 3, 2]);
  });

  it('are counted from the line on which the text begins', () => {
    const lines = new Lines('a\nb\n', 7);
    expect([2, 0].map((position) => lines.at(position))).toEqual([8, 7]);
  });
});
