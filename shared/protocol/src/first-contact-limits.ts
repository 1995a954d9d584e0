/** The limits of what visitors meet first. Beside `limits`, because who only answers needs none of them. */
export const firstContactLimits = {
  /** Spans in which it is open, on one day. */
  spans_a_day: 6,
  /** Holidays of one inbox. */
  holidays: 100,
  /** Questions before a conversation. */
  pre_chat_fields: 10,
  /** A question, or what is consented to. */
  pre_chat_label_length: 300,
  /** Things to choose from, and each of them. */
  pre_chat_options: 20,
  pre_chat_option_length: 100,
  /** The longest reply to a question. */
  pre_chat_answer_length: 2_000,
  /** Proactive messages of one inbox. */
  proactive_rules: 20,
  /** The pattern of the pages that one of them is for. */
  rule_url_length: 200,
  /** Languages in which one text may stand. */
  languages: 40,
} as const;
