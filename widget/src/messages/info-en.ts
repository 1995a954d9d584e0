/** What message information says in English. It travels apart from the other words, since few people ask for it. */
export const infoEn = {
  title: 'Message information',
  close: 'Close',
  written: 'Written',
  own_clock: 'By the writer’s own clock',
  sent: 'Sent',
  sent_by: 'Sent by {name}',
  delivered: 'Delivered to our team',
  delivered_you: 'Delivered to you',
  read: 'Read by our team',
  read_by: 'Read by {name}',
  read_you: 'Read by you',
  not_yet: 'Not yet',
  time_unknown: 'The exact time is not known here',
  unclear:
    'No answer has come so far. We keep asking about the same message, so it can’t arrive twice.',
  failed: 'Not sent: our server refused it',
  removed: 'Removed',
  offline: 'Without a connection this may be out of date.',
  ticks: 'What each tick means',
  new_tab: 'opens in a new tab',
};
