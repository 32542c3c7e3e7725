import { FIRST_LOAD_LIMITS } from "./first-load-limits";

/** Every bound of the contract. Sizes are in bytes unless the name says otherwise. */
export const LIMITS = {
  ...FIRST_LOAD_LIMITS,
  frameBytes: 64 * 1024,
  bodyBytes: 64 * 1024,
  attachmentBytes: 100 * 1024 * 1024,
  /** Max files of a user that are uploading, or uploaded but not sent. */
  unsentUploads: 200,
  groupMembers: 1_000,
  /** Max members of a room that receives presence events. */
  presenceFanoutMembers: 100,
  /** Max members of a room whose joins and leaves go to all members. In a larger one they go to its viewers only. */
  membershipFanoutMembers: 100,
  /** Max valid invites of a group at a time. */
  invitesPerRoom: 20,
  inviteHours: 365 * 24,
  inviteHoursDefault: 7 * 24,
  /** Max bytes of an uploaded picture of a user or group. */
  pictureBytes: 10 * 1024 * 1024,
  /** Max different emoji on one message. */
  reactionsPerMessage: 20,
  pinsPerRoom: 50,
  editHistoryLength: 50,
  nameLength: 80,
  titleLength: 120,
  emailLength: 254,
  passwordMinLength: 8,
  passwordMaxLength: 200,
  /** Min guesses that a new password must withstand, as zxcvbn estimates. Leaked passwords do not pass. */
  passwordGuessesMin: 1_000_000,
  /** Max characters of a password that are estimated, from the start: the estimate takes quadratic time. */
  passwordEstimateLength: 32,
  /** Max length of an authenticator or recovery code as typed. */
  codeLength: 40,
  recoveryCodes: 10,
  /** Max users that one user may block. */
  blocksPerUser: 1_000,
  reportNoteLength: 1_000,
  /** Messages before a reported one that its report includes. */
  reportContextMessages: 4,
  adminPageSize: 50,
  urlLength: 2_000,
  searchLength: 200,
  pageSize: 50,
  pageSizeMax: 100,
  changesPageMax: 500,
  /** Max push subscriptions of a user; another one replaces the oldest. */
  pushSubscriptions: 16,
  pushTokenLength: 2_000,
  userPageSize: 20,
  syncRooms: 1_000,
  messagesPerSecond: 10,
  messageBurst: 30,
  typingTimeoutMs: 6_000,
  sessionsPerUser: 100,
} as const;
