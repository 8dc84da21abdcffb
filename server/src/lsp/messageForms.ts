/**
 * The form of each message that this server takes: what its parameters must be for the features to read them
 * without a look. `boundary.ts` holds every message against it.
 */

import type { ClientNotifications, Requests } from '../../../protocol/messages.ts';
import { AUTHORS } from '../provenance/provenance.ts';
import {
  anything,
  count,
  either,
  type Form,
  list,
  nullable,
  oneOf,
  record,
  text,
  whole,
} from '../text/forms.ts';

const position = record({ line: count, character: count });
const range = record({ start: position, end: position });
const document = record({ uri: text });
const versioned = record({ uri: text, version: whole });
const folder = record({ uri: text });
const token = either(text, whole);

/** What a client can do is read where it matters; here are the fields that would break the reading. */
const capabilities = record(
  {},
  {
    workspace: nullable(record({})),
    textDocument: nullable(
      record({}, { hover: nullable(record({}, { contentFormat: nullable(list(text)) })) }),
    ),
    window: nullable(record({})),
    general: nullable(record({})),
  },
);

const STANDARD: Readonly<Record<string, Form>> = {
  initialize: record(
    { capabilities },
    {
      processId: nullable(whole),
      rootUri: nullable(text),
      rootPath: nullable(text),
      workspaceFolders: nullable(list(folder)),
    },
  ),
  '$/cancelRequest': record({ id: token }),
  '$/setTrace': record({ value: text }),
  '$/progress': record({ token }),
  'window/workDoneProgress/cancel': record({ token }),
  'workspace/didChangeConfiguration': record({}),
  'workspace/didChangeWorkspaceFolders': record({
    event: record({ added: list(folder), removed: list(folder) }),
  }),
  'workspace/didChangeWatchedFiles': record({ changes: list(record({ uri: text, type: oneOf(1, 2, 3) })) }),
  'workspace/didCreateFiles': record({ files: list(record({ uri: text })) }),
  'workspace/didDeleteFiles': record({ files: list(record({ uri: text })) }),
  'workspace/didRenameFiles': record({ files: list(record({ oldUri: text, newUri: text })) }),
  'textDocument/didOpen': record({
    textDocument: record({ uri: text, languageId: text, version: whole, text }),
  }),
  'textDocument/didChange': record({
    textDocument: versioned,
    contentChanges: list(record({ text }, { range: nullable(range) })),
  }),
  'textDocument/didClose': record({ textDocument: document }),
  'textDocument/didSave': record({ textDocument: document }),
  'textDocument/hover': record({ textDocument: document, position }),
  'textDocument/completion': record({ textDocument: document, position }),
  'textDocument/codeAction': record({
    textDocument: document,
    range,
    context: record({ diagnostics: list(record({ range })) }, { only: nullable(list(text)) }),
  }),
};

const finding = record({
  uri: text,
  version: nullable(whole),
  range,
  trace: list(range),
  ruleId: text,
  title: text,
  message: text,
});
const reviewer = record({ name: text, email: text });
const direction = oneOf('next', 'previous');
const VERDICT = { verdict: oneOf('reviewed', 'fixed', 'false-positive', 'accepted-risk') };
const changeSide = record({ mode: text, content: text });
const WHY = { reason: text, until: text };
const missing: Form = (value) => (value === undefined || value === null ? undefined : ' is not missing');
const nothing = either(missing, record({}));

const OURS: Readonly<Record<keyof Requests | keyof ClientNotifications, Form>> = {
  'aiSecurityScanner/scanWorkspace': either(missing, record({}, { workDoneToken: token })),
  'aiSecurityScanner/checklist': record({ folder: text }, { workDoneToken: token }),
  'aiSecurityScanner/rulePacks': record({ folder: text }),
  'aiSecurityScanner/disablePackEdit': record({ folder: text, name: text, isDisabled: oneOf(true, false) }),
  'aiSecurityScanner/tryRules': record({ uri: text }, { workDoneToken: token }),
  'aiSecurityScanner/agents': either(missing, record({}, { folder: text })),
  'aiSecurityScanner/diagnoseAgents': either(missing, record({}, { folder: text })),
  'aiSecurityScanner/planAgents': record(
    { action: oneOf('install', 'uninstall'), scope: oneOf('user', 'project'), agents: list(text) },
    { folder: text },
  ),
  'aiSecurityScanner/applyAgents': record({ plan: text }),
  'aiSecurityScanner/planInit': record({ folder: text }),
  'aiSecurityScanner/applyInit': record({ plan: text }),
  'aiSecurityScanner/suppressionEdit': record({ finding, reason: text }, { until: text }),
  'aiSecurityScanner/disableRuleEdit': record({ uri: text, ruleId: text }),
  'aiSecurityScanner/reviewer': document,
  'aiSecurityScanner/markReviewed': record(
    { uri: text, version: whole, ranges: list(range), reviewer },
    {
      target: either(record({ kind: oneOf('file') }), record({ kind: oneOf('function'), name: text })),
      judgement: record({ ...VERDICT, ruleId: text, range }, WHY),
    },
  ),
  'aiSecurityScanner/functionAt': record({ uri: text, version: whole, position }),
  'aiSecurityScanner/withdrawReview': record({ uri: text, version: whole, ranges: list(range), reviewer }),
  'aiSecurityScanner/reviewStatus': either(missing, record({}, { uri: text })),
  'aiSecurityScanner/findings': either(missing, record({}, { uri: text })),
  'aiSecurityScanner/reviewParts': document,
  'aiSecurityScanner/textWhenReviewed': record({ uri: text, marks: list(text) }),
  'aiSecurityScanner/changesWithoutLines': record({ folder: text }, { since: text }),
  'aiSecurityScanner/changedParts': record({ folder: text }, { since: text }),
  'aiSecurityScanner/markChange': record({
    folder: text,
    since: text,
    change: record({ path: text }, { before: changeSide, after: changeSide }),
    reviewer,
  }),
  'aiSecurityScanner/weAuditMarks': nothing,
  'aiSecurityScanner/importWeAudit': record({
    authors: list(record({ folder: text, file: text, author: text })),
  }),
  'aiSecurityScanner/devSkimComments': nothing,
  'aiSecurityScanner/importDevSkim': record({ findings: list(finding), reviewer }),
  'aiSecurityScanner/unreviewedFinding': record({ direction }, { from: record({ uri: text, position }) }),
  'aiSecurityScanner/provenance': record({ uri: text }, { range }),
  'aiSecurityScanner/correctProvenance': record({
    uri: text,
    version: whole,
    range,
    author: oneOf(...AUTHORS),
  }),
  'aiSecurityScanner/forgetProvenance': nothing,
  'aiSecurityScanner/unreviewedLines': record({ uri: text, position, direction }),
  'aiSecurityScanner/agentTool': record({ name: text, input: anything }),
  'aiSecurityScanner/fixRequest': either(missing, record({}, { findings: list(finding) })),
  'aiSecurityScanner/modelRequests': record({
    model: record({ id: text, name: text }),
    subject: either(
      record({ kind: oneOf('finding'), finding }),
      record({ kind: oneOf('function'), uri: text, position }),
      record({ kind: oneOf('change') }),
    ),
  }),
  'aiSecurityScanner/modelAnswer': record({ id: text, answer: text }),
  'aiSecurityScanner/rules': either(missing, record({}, { uri: text })),
  'aiSecurityScanner/workspaceTrusted': nothing,
  // Each event is read by itself (`provenance/event.ts`), so that one which cannot be used costs no other.
  'aiSecurityScanner/provenanceEvents': record({ events: list(anything) }),
};

const FORMS = new Map<string, Form>([...Object.entries(STANDARD), ...Object.entries(OURS)]);

/** A message that is dispatched by its method. */
export interface Call {
  readonly method: string;
  readonly params?: unknown;
}

/** What is wrong with the parameters of a request or notification; undefined when nothing is. */
export function faultIn({ method, params }: Call): string | undefined {
  const fault = FORMS.get(method)?.(params);
  return fault === undefined ? undefined : `params${fault}`;
}
