import { useLocale, useTranslation } from '../../shared/translation.tsx';
import type { Translate } from '../../shared/translate.ts';
import type { Activity } from '@porchlight/protocol';
import { timeOfDay } from '../../shared/times.ts';
import { useAgent } from '../../shared/use-agents.ts';
import { useWorkspace } from '../../shared/workspace.ts';

/** What happened besides messages, in a quiet line. `name` is what the contact is called. */
export function ActivityLine({ event, name }: { event: Activity; name: string }) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const locale = useLocale();
  const by = 'by' in event.data ? event.data.by : undefined;
  const actor = useAgent(by?.kind === 'agent' ? by.id : null);
  const assignee = useAgent('assignee_id' in event.data ? event.data.assignee_id : null);
  const sentence = activitySentence(t, event, {
    me_id: agent.id,
    actor: by?.kind === 'visitor' ? name : (actor?.name ?? t('thread.former_agent')),
    assignee: assignee?.name ?? t('thread.former_agent'),
    contact: name,
  });
  return (
    <p className="flex justify-center gap-1.5 py-2 text-center text-xs text-muted">
      {/* Runs as our words do, also where it begins with a name in another script. */}
      <span>{sentence}</span>
      <time dateTime={event.timestamp}>{timeOfDay(locale, event.timestamp)}</time>
    </p>
  );
}

interface Names {
  readonly me_id: string;
  readonly actor: string;
  readonly assignee: string;
  readonly contact: string;
}

/** What happened, as a sentence in the words of the catalogue. */
export function activitySentence(t: Translate, event: Activity, names: Names): string {
  switch (event.event_type) {
    case 'conversation.created':
      return t('activity.created', { name: names.contact });
    case 'conversation.status_changed': {
      const what = event.data.status === 'resolved' ? 'resolved' : 'reopened';
      return isMe(event, names)
        ? t(`activity.${what}_you`)
        : t(`activity.${what}`, { name: names.actor });
    }
    case 'conversation.moved':
      return t('activity.moved', { name: names.contact });
    case 'conversation.rated': {
      const { score, comment } = event.data;
      const rated = t('activity.rated', { name: names.contact, score: String(score) });
      return comment === null ? rated : `${rated} – ${comment}`;
    }
    case 'conversation.erased':
      return t('activity.erased');
    case 'conversation.assigned':
      return assignedSentence(t, event, names);
  }
}

type Assigned = Extract<Activity, { event_type: 'conversation.assigned' }>;

function assignedSentence(t: Translate, event: Assigned, names: Names): string {
  const { actor: name, assignee } = names;
  const { assignee_id } = event.data;
  const mine = isMe(event, names);
  if (assignee_id === null)
    return mine ? t('activity.unassigned_you') : t('activity.unassigned', { name });
  if ('by' in event.data && assignee_id === event.data.by.id) {
    return mine ? t('activity.assigned_self_you') : t('activity.assigned_self', { name });
  }
  if (mine) return t('activity.assigned_by_you', { assignee });
  return assignee_id === names.me_id
    ? t('activity.assigned_you', { name })
    : t('activity.assigned', { name, assignee });
}

function isMe(event: Activity, { me_id }: Names): boolean {
  return 'by' in event.data && event.data.by.id === me_id;
}
