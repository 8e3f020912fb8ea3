/*
 * Withdrawal against release: what a person has taken back releases nothing, and nothing that was released is forgotten.
 *
 * One consent, one person who takes it back (twice, if the answer does not come), one request for its token that is sent again,
 * two nodes that do both. A change locks the row and decides on what it reads then; the release is one statement, which skips
 * a row that is locked and is then tried under its lock. A node stops before any step: its transaction is undone, and its lock is gone.
 */
#define NODES 2
#define SENT 5             /* requests and withdrawals that reach a node, all in all */

mtype = { approved, released, withdrawn };

/* What is committed. */
mtype state = approved;
bool hasRelease;           /* what is kept of the release, for the person to see */
byte loggedReleases;
byte loggedWithdrawals;
bool releasedAfter;        /* a release or a repeat was committed after the withdrawal */

byte lock = 255;           /* who holds the row */
byte sent;

/* What those outside know. */
bool confirmed;            /* to the person: it is taken back */

inline find()       /* packages/core/src/exchange/claim.ts: requireClaimable */
{
  atomic { if :: state == withdrawn -> goto refused :: else fi }
}

inline decideAndBind()  /* packages/core/src/consent/release.ts: decideRelease */
{
  if
  :: state == approved -> state = released; hasRelease = true; loggedReleases++
  :: state == released -> skip                    /* a repeat, which is recorded as one */
  :: else -> goto refused
  fi
}

inline release()    /* packages/store/src/postgres/release.ts: release */
{
#ifdef BROKEN_UNCHECKED
  skip                                            /* who was found releasable before is answered */
#else
#ifdef BROKEN_OVERWRITE
  atomic {
    lock == 255 ->
    if :: state == withdrawn -> releasedAfter = true :: else fi;
    if :: !hasRelease -> loggedReleases++ :: else fi;
    state = released; hasRelease = true           /* whatever is there now */
  }
#else
  atomic { lock == 255 -> decideAndBind() }
#endif
#endif
}

inline answer()     /* packages/platform/src/contract/serve.ts: send */
{
  atomic {
    assert(!begunAfter);                          /* nobody who asks after the confirmation is answered */
    assert(loggedReleases == 1)
  }
}

inline begin()      /* packages/store/src/postgres/unit.ts: runUnit */
{
#ifdef BROKEN_LOCK
  skip
#else
  atomic { lock == 255 -> lock = _pid }           /* SELECT … FOR UPDATE */
#endif
}

inline read()       /* packages/store/src/postgres/consents.ts: change */
{
  atomic { seen = state; seenRelease = hasRelease }
}

/* Decides on what was read and puts the row in its place; commits it with its entry. */
inline commit()     /* packages/core/src/consent/transitions.ts: withdraw */
{
  atomic {
    if
    :: seen == withdrawn -> skip
    :: else -> state = withdrawn; hasRelease = seenRelease; loggedWithdrawals++
    fi;
    if :: lock == _pid -> lock = 255 :: else fi
  }
}

inline confirm()    /* packages/platform/src/my-authorizations/withdraw.ts: registerWithdraw */
{
  atomic { confirmed = true }
}

active [NODES] proctype node()  /* the world */
{
  mtype seen = approved;
  bool seenRelease, begunAfter;

idle:
  atomic {
    if
    :: sent < SENT -> sent++; begunAfter = confirmed; if :: true :: goto takeBack fi
    :: sent == SENT -> goto over
    fi
  }
  find();
  if :: true :: goto refused fi;                  /* the node stops */
  release();
  if :: answer() :: true fi;                      /* the answer is lost, or the node stops */
  goto idle;

takeBack:
  begin();
  if :: true :: goto refused fi;
  read();
  if :: true :: goto refused fi;
  commit();
  if :: confirm() :: true fi;
  goto idle;

refused:                                          /* also one that stopped: what was not committed is undone */
  atomic {
    if :: lock == _pid -> lock = 255 :: else fi;
    seen = approved; seenRelease = false; begunAfter = false
  }
  goto idle;
over:
  skip
}

#define isKept (loggedReleases <= 1 && loggedWithdrawals <= 1 && (hasRelease == (loggedReleases == 1)))
#define isOver (!confirmed || state == withdrawn)

ltl kept { [] isKept }                            /* what the person sees is what the log says */
ltl over { [] (isOver && !releasedAfter) }        /* taken back stays taken back */
