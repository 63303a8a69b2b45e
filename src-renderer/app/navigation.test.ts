import { expect, test } from 'vitest';
import { atStart, type NavigationAction, navigate } from './navigation.ts';

const matter = (id: string) => ({ id, reference: id, clients: '', subject: '' });
const after = (...actions: NavigationAction[]) => actions.reduce(navigate, atStart);

test('a matter that is open is shown again, not opened twice', () => {
  const state = after(
    { type: 'openMatter', matter: matter('a') },
    { type: 'find' },
    { type: 'openMatter', matter: matter('a') },
  );
  expect(state.open).toHaveLength(1);
  expect(state).toMatchObject({ place: 'matter', matterId: 'a' });
});

test('closing the matter on screen shows its neighbour, and the last one Find', () => {
  const two = after({ type: 'openMatter', matter: matter('a') }, { type: 'openMatter', matter: matter('b') });
  const one = navigate(two, { type: 'closeMatter', matterId: 'b' });
  expect(one).toMatchObject({ place: 'matter', matterId: 'a' });
  expect(navigate(one, { type: 'closeMatter', matterId: 'a' })).toMatchObject({
    place: 'find',
    matterId: null,
  });
});

test('closing a matter behind Options leaves the user there', () => {
  const state = after(
    { type: 'openMatter', matter: matter('a') },
    { type: 'options' },
    { type: 'closeMatter', matterId: 'a' },
  );
  expect(state.place).toBe('options');
});

test('Needs attention shows the tab that is asked for, and otherwise the one that was shown last', () => {
  expect(after({ type: 'attention' }).attentionTab).toBe('messages');
  const state = after({ type: 'attention', tab: 'replies' }, { type: 'find' }, { type: 'attention' });
  expect(state).toMatchObject({ place: 'attention', attentionTab: 'replies' });
});
