/* What the bridge tells of every event. Written by BridgeTableTests: do not edit. */

#define COPY_NOTHING 0

inline copied() {
  if
  :: event == LEAVE && place == QUEUE && effective -> copy = WORK_ENDED
  :: event == LEAVE && place == OFFERED && effective -> copy = WORK_ENDED
  :: event == HAND_OVER && place == BOT && effective -> copy = WORK_QUEUED
  :: event == TAKE && place == BOT && effective -> copy = WORK_ASSIGNED
  :: event == TAKE && place == QUEUE && effective -> copy = WORK_ASSIGNED
  :: event == TAKE && place == OFFERED && effective -> copy = WORK_ASSIGNED
  :: event == TAKE && place == AGENT && effective -> copy = WORK_ASSIGNED
  :: event == OFFER && place == CLOSED && !effective -> copy = OFFER_VOID
  :: event == OFFER && place == RESOLVED && !effective -> copy = OFFER_VOID
  :: event == OFFER && place == BOT && !effective -> copy = OFFER_VOID
  :: event == OFFER && place == QUEUE && !effective -> copy = OFFER_VOID
  :: event == OFFER && place == OFFERED && !effective -> copy = OFFER_VOID
  :: event == OFFER && place == AGENT && !effective -> copy = OFFER_VOID
  :: event == ACCEPT && place == OFFERED && effective -> copy = WORK_ASSIGNED
  :: event == DECLINE && place == OFFERED && effective -> copy = OFFER_DECLINED
  :: event == RESCIND && place == CLOSED && !effective -> copy = OFFER_RESCINDED
  :: event == RESCIND && place == RESOLVED && !effective -> copy = OFFER_RESCINDED
  :: event == RESCIND && place == BOT && !effective -> copy = OFFER_RESCINDED
  :: event == RESCIND && place == QUEUE && !effective -> copy = OFFER_RESCINDED
  :: event == RESCIND && place == OFFERED && effective -> copy = OFFER_RESCINDED
  :: event == RESCIND && place == OFFERED && !effective && !named -> copy = OFFER_RESCINDED
  :: event == RESCIND && place == AGENT && !effective -> copy = OFFER_RESCINDED
  :: event == REQUEUE && place == AGENT && effective -> copy = WORK_QUEUED
  :: event == PASS && place == AGENT && effective -> copy = WORK_ASSIGNED
  :: event == GIVE_BACK && place == AGENT && effective -> copy = WORK_ENDED
  :: event == RESOLVE && place == AGENT && effective -> copy = WORK_ENDED
  :: event == REOPEN && place == RESOLVED && effective -> copy = WORK_ASSIGNED
  :: event == TAKE_BACK && place == QUEUE && effective -> copy = WORK_QUEUED
  :: event == TAKE_BACK && place == OFFERED && effective -> copy = WORK_QUEUED
  :: event == TAKE_BACK && place == AGENT && effective -> copy = WORK_QUEUED
  :: event == BOT_LATE && place == BOT && effective -> copy = WORK_QUEUED
  :: event == OFFER_LATE && place == OFFERED && effective -> copy = OFFER_TIMED_OUT
  :: event == NEXT_LATE && place == AGENT && effective -> copy = WORK_QUEUED
  :: else -> copy = COPY_NOTHING
  fi
}
