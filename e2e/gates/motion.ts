import type { Gate } from './finding.ts';

/** With reduced motion, which the page must be in: nothing moves. Fading in place is no motion. */
export const motion: Gate = (page) =>
  page.evaluate(() => {
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return ['the page is not asked for reduced motion'];
    const moves = /^(transform|translate|rotate|scale|left|top|width|height|inset.*|margin.*)$/;
    return document.getAnimations().flatMap((animation) => {
      const { effect } = animation;
      if (!(effect instanceof KeyframeEffect) || Number(effect.getComputedTiming().duration) < 20) return [];
      const moved = effect.getKeyframes().flatMap((frame) => Object.keys(frame).filter((name) => moves.test(name)));
      return moved.length > 0 ? [`moves by ${moved[0]}: ${effect.target?.outerHTML.slice(0, 80)}`] : [];
    });
  });
