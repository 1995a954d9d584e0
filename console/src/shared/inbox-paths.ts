/** Where admins say how an inbox's chat looks. */
export function appearancePath(inbox_id: string): string {
  return `/settings/inboxes/${inbox_id}/appearance`;
}

/** Where admins say how an inbox's visitors prove who they are. */
export function identityPath(inbox_id: string): string {
  return `/settings/inboxes/${inbox_id}/identity`;
}

/** Where admins say what an inbox's visitors meet before their first message. */
export function firstContactPath(inbox_id: string): string {
  return `/settings/inboxes/${inbox_id}/first-contact`;
}

/** Where admins say what an inbox mails. */
export function mailPath(inbox_id: string): string {
  return `/settings/inboxes/${inbox_id}/mail`;
}

/** Where admins say which files an inbox takes. */
export function filesPath(inbox_id: string): string {
  return `/settings/inboxes/${inbox_id}/files`;
}

/** Where admins say how an inbox's conversations go and end. */
export function talkPath(inbox_id: string): string {
  return `/settings/inboxes/${inbox_id}/talk`;
}
