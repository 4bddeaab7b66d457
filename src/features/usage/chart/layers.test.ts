import { describe, expect, it } from 'vitest';
import { drawnLayers, layerAt, sumOf } from './layers.ts';

const gib = 1024n ** 3n;

const at = (layers: readonly number[], ...heights: number[]) => heights.map((height) => layerAt(layers, height, 2));

describe('the layers of a bar as drawn', () => {
  const least = 0.5;

  it('are what they are where all are thick enough', () => {
    expect(drawnLayers([2n * gib, 0n, gib], least)).toEqual([2, 0, 1]);
  });

  it('are never too thin to be seen, and the bar is as high as its total', () => {
    const drawn = drawnLayers([10n * gib, 1n, gib, gib / 4n], least);
    expect(drawn.slice(1)).toEqual([0.5, 1, 0.5]);
    expect(sumOf(drawn)).toBeCloseTo(11.25);
  });

  it('make the bar higher only where all of them are thin', () => {
    expect(drawnLayers([3n, 2n, 0n, 1n], least)).toEqual([0.5, 0.5, 0, 0.5]);
  });

  it('nothing is drawn as nothing', () => {
    expect(drawnLayers([0n, -gib], least)).toEqual([0, 0]);
    expect(drawnLayers([], least)).toEqual([]);
  });
});

describe('the layer at a height', () => {
  it('is the one drawn there, and none above them', () => {
    expect(at([4, 0, 3], 1, 3.9, 4.1, 6.9, 7.1)).toEqual([0, 0, 2, 2, undefined]);
  });

  it('is a thin one also close to it, above the bar and in its neighbour', () => {
    expect(at([6, 0.2], 4.9, 5.2, 6.1, 7, 7.2)).toEqual([0, 1, 1, 1, undefined]);
  });

  it('is the nearest of several thin ones', () => {
    expect(at([0.4, 0.4, 0.4], 0, 0.3, 0.5, 0.9, 2)).toEqual([0, 0, 1, 2, 2]);
  });
});
