import { describe, expect, test } from 'vitest';
import { holds, type LeaveAct, type LeaveEvent, type LeaveGuard, nextLeaveGuard } from './leave-guard.ts';

const question = 'What you entered is not saved. Close?';
const none = undefined;

const open: LeaveGuard = { is: 'open' };
const asking: LeaveGuard = { is: 'asking', question };
const heldStep: LeaveGuard = { is: 'held-step', question };
const heldLink: LeaveGuard = { is: 'held-link', question };
const free: LeaveGuard = { is: 'free' };
const left: LeaveGuard = { is: 'left' };

const closeAsked: LeaveEvent = { type: 'close-asked', question };
const stepTaken: LeaveEvent = { type: 'step-taken', question, isReturn: false };
const returned: LeaveEvent = { type: 'step-taken', question, isReturn: true };
const linkFollowed: LeaveEvent = { type: 'link-followed', question };
const stayed: LeaveEvent = { type: 'stayed' };
const insisted: LeaveEvent = { type: 'insisted' };
const finished: LeaveEvent = { type: 'finished' };
const letGo: LeaveEvent = { type: 'let-go' };
const wentByItself: LeaveEvent = { type: 'went-by-itself' };
const changed = (now: string | undefined): LeaveEvent => ({ type: 'question-changed', question: now });

type Case = [sentence: string, before: LeaveGuard, event: LeaveEvent, after: LeaveGuard, act: LeaveAct];

describe('a form with something to lose', () => {
  test.each<Case>([
    ['asks when it is to close', open, closeAsked, asking, 'hold'],
    ['asks when Back is pressed, and the step waits', open, stepTaken, heldStep, 'hold'],
    ['asks when a link is followed, and the link waits', open, linkFollowed, heldLink, 'hold'],
    ['asks once, however often it is to close', asking, closeAsked, asking, 'hold'],
    ['lets Back wait when it asked already', asking, stepTaken, heldStep, 'hold'],
    ['lets the step wait on when it is to close as well', heldStep, closeAsked, heldStep, 'hold'],
    ['lets no link push aside what Back asked', heldStep, linkFollowed, heldStep, 'refuse'],
    ['lets the later of two links wait', heldLink, linkFollowed, heldLink, 'hold'],
    ['asks nothing after Forward to where Back was pressed', heldStep, returned, open, 'pass'],
  ])('%s', expectNext);
});

describe('the answer', () => {
  test.each<Case>([
    ['Stay leaves the form as it was', asking, stayed, open, 'nothing'],
    ['Stay takes the step back', heldStep, stayed, open, 'take-back'],
    ['Stay takes the link back', heldLink, stayed, open, 'take-back'],
    ['Close anyway closes the form', asking, insisted, left, 'close'],
    ['Close anyway goes where Back leads', heldStep, insisted, left, 'follow'],
    ['Close anyway goes where the link leads', heldLink, insisted, left, 'follow'],
    ['is not needed when nothing is to lose any more', asking, changed(none), open, 'nothing'],
    ['is not needed for a step about what is no more', heldStep, changed(none), open, 'take-back'],
    ['is not needed for a link about what is no more', heldLink, changed('It is not done yet.'), open, 'take-back'],
    ['is still needed when the question is the same', heldStep, changed(question), heldStep, 'nothing'],
  ])('%s', expectNext);
});

describe('a form that is done or cancelled', () => {
  test.each<Case>([
    ['closes by its own way', open, finished, left, 'close'],
    ['closes by its own way while it asks', asking, finished, left, 'close'],
    ['goes back no further than Back would', heldStep, finished, left, 'follow'],
    ['does not follow a link that nobody answered for', heldLink, finished, left, 'close'],
    ['closes by its own way when nothing can be lost any more', free, finished, left, 'close'],
    ['closes once', left, finished, left, 'nothing'],
  ])('%s', expectNext);
});

describe('a form that can lose nothing any more', () => {
  test.each<Case>([
    ['is free', open, letGo, free, 'nothing'],
    ['asks nothing any more', asking, letGo, free, 'nothing'],
    ['goes where Back leads', heldStep, letGo, left, 'follow'],
    ['takes back a link that nobody answered for', heldLink, letGo, free, 'take-back'],
    ['closes unasked', free, closeAsked, free, 'pass'],
    ['lets Back through', free, stepTaken, free, 'pass'],
    ['lets a link through', free, linkFollowed, free, 'pass'],
    ['is untouched by a new question', free, changed(question), free, 'nothing'],
  ])('%s', expectNext);
});

describe('a form with nothing to lose', () => {
  test.each<Case>([
    ['closes unasked', open, { type: 'close-asked', question: none }, open, 'pass'],
    ['lets Back through', open, { type: 'step-taken', question: none, isReturn: false }, open, 'pass'],
    ['lets a link through', open, { type: 'link-followed', question: none }, open, 'pass'],
  ])('%s', expectNext);
});

describe('a form that goes by itself, as with what it is about', () => {
  test.each<Case>([
    ['frees the step that waits', heldStep, wentByItself, left, 'follow'],
    ['frees the link that waits', heldLink, wentByItself, left, 'follow'],
    ['has nothing to do otherwise', asking, wentByItself, asking, 'nothing'],
  ])('%s', expectNext);
});

describe('a form that was left', () => {
  test.each<Case>([
    ['lets everything through', left, stepTaken, left, 'pass'],
    ['is not left again by its question', left, insisted, left, 'nothing'],
    ['is not left again by an answer that comes late', left, letGo, left, 'nothing'],
  ])('%s', expectNext);
});

test('the tab is held back only while something can be lost', () => {
  const held = [open, asking, heldStep, heldLink, free, left].map((guard) => holds(guard, question));
  expect(held).toEqual([true, true, true, true, false, false]);
  expect(holds(open, none)).toBe(false);
});

function expectNext(_sentence: string, before: LeaveGuard, event: LeaveEvent, guard: LeaveGuard, act: LeaveAct): void {
  expect(nextLeaveGuard(before, event)).toEqual({ guard, act });
}
