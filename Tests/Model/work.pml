/* What the team's fold says of every event. Written by TeamTableTests: do not edit. */

/* What becomes of a conversation's work. */
#define NO_WORK 0
#define WAITING 1
#define RESERVED 2
#define ASSIGNED 3
#define ENDED 4

/* What may be appended. */
#define WORK_QUEUED 1
#define WORK_ASSIGNED 2
#define WORK_ENDED 3
#define RESERVE 4
#define OFFER_DECLINED 5
#define OFFER_TIMED_OUT 6
#define OFFER_RESCINDED 7
#define OFFER_VOID 8
#define OFFER_VOID_BESIDE_OTHER 9

/* Whose it is then, and by which reservation. */
#define THEN_NOBODY 0
#define THEN_SAME 1
#define THEN_NAMED 2
#define THEN_OTHER 3

/* The effective events; every other one is void. */
inline judgeWork() {
  taken = true;
  if
  :: said == WORK_QUEUED && phase == NO_WORK ->
     toPhase = WAITING; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_QUEUED && phase == WAITING && newer ->
     toPhase = WAITING; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_QUEUED && phase == RESERVED && newer ->
     toPhase = WAITING; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_QUEUED && phase == ASSIGNED && newer ->
     toPhase = WAITING; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_QUEUED && phase == ENDED && newer ->
     toPhase = WAITING; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_ASSIGNED && phase == NO_WORK ->
     toPhase = ASSIGNED; toAgent = THEN_NAMED; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_ASSIGNED && phase == WAITING && newer ->
     toPhase = ASSIGNED; toAgent = THEN_NAMED; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_ASSIGNED && phase == RESERVED && newer ->
     toPhase = ASSIGNED; toAgent = THEN_NAMED; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_ASSIGNED && phase == ASSIGNED && newer ->
     toPhase = ASSIGNED; toAgent = THEN_NAMED; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_ASSIGNED && phase == ENDED && newer ->
     toPhase = ASSIGNED; toAgent = THEN_NAMED; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_ENDED && phase == NO_WORK ->
     toPhase = ENDED; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_ENDED && phase == WAITING && newer ->
     toPhase = ENDED; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_ENDED && phase == RESERVED && newer ->
     toPhase = ENDED; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_ENDED && phase == ASSIGNED && newer ->
     toPhase = ENDED; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == WORK_ENDED && phase == ENDED && newer ->
     toPhase = ENDED; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == RESERVE && phase == WAITING && sameEpoch && room ->
     toPhase = RESERVED; toAgent = THEN_NAMED; toReservation = THEN_NAMED; takesEpoch = true
  :: said == OFFER_DECLINED && phase == RESERVED && sameEpoch && holding ->
     toPhase = WAITING; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == OFFER_TIMED_OUT && phase == RESERVED && sameEpoch && holding ->
     toPhase = WAITING; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == OFFER_RESCINDED && phase == RESERVED && sameEpoch && holding ->
     toPhase = WAITING; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == OFFER_VOID && phase == RESERVED && sameEpoch && holding ->
     toPhase = ENDED; toAgent = THEN_NOBODY; toReservation = THEN_NOBODY; takesEpoch = true
  :: said == OFFER_VOID_BESIDE_OTHER && phase == RESERVED && sameEpoch && holding ->
     toPhase = RESERVED; toAgent = THEN_OTHER; toReservation = THEN_OTHER; takesEpoch = true
  :: else -> taken = false
  fi
}
