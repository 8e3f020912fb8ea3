/*
 * Single use: of any number of requests for one auth_token, on nodes that stop anywhere, one is answered.
 *
 * One token, two different requests for it, two nodes on one database. The way there and back loses and doubles what it carries:
 * requests are sent again, answers do not come. A node stops before any of its steps, and what it held in memory is gone. Time
 * goes on anywhere, and a node reads it once, when a request comes; so it may decide by an hour that is over.
 *
 * How to run it, and what each BROKEN_… takes away: models/README.md.
 */
#define NODES 2
#define SENT 4             /* how often the two requests reach a node, all in all */
#define LIFE 2             /* an unused token lives so long ... */
#define WINDOW 1           /* ... and is answered again to its one request for so long */
#define END 4

#define NONE 2             /* requests are 0 and 1 */
#define APPROVED 0
#define RELEASED 1

/* What is committed. */
byte state = APPROVED;
byte fingerprint = NONE;
byte releasedAt;
byte logged[2];            /* entries identity_released and identity_repeated, by request */
byte releases;             /* entries identity_released */

byte now;
byte sent;

/* What callers know. */
bool answered[2];

#define unused (state == APPROVED && at < LIFE)
#ifdef BROKEN_FINGERPRINT
#define isRepeat(me) (state == RELEASED && at <= releasedAt + WINDOW)
#else
#define isRepeat(me) (state == RELEASED && fingerprint == me && at <= releasedAt + WINDOW && releasedAt <= at + WINDOW)
#endif
/* packages/core/src/consent/release.ts: decideRelease */
#define decision(me) (unused || isRepeat(me))

inline find(me)     /* packages/core/src/exchange/claim.ts: requireClaimable */
{
  atomic {
    may = decision(me);
    if
    :: !may -> goto refused
    :: else
    fi
  }
}

inline bind(me)     /* packages/store/src/postgres/release.ts: release */
{
  if
  :: state == APPROVED -> state = RELEASED; fingerprint = me; releasedAt = at; first = true
  :: else -> first = false
  fi
}

inline record(me)   /* packages/store/src/postgres/release.ts: release */
{
  logged[me]++;
  releases = releases + (first -> 1 : 0)
}

/* One statement: what it finds is what it changes, and the entry is committed with it. */
inline release(me)  /* packages/store/src/postgres/release.ts: release */
{
#ifdef BROKEN_STALE
  atomic { bind(me); record(me) }                 /* by what was found before */
#else
#ifdef BROKEN_AUDIT
  atomic { if :: decision(me) -> bind(me) :: else -> goto refused fi }
  if :: true :: goto stopped fi
  atomic { record(me) }                           /* in a commit of its own */
#else
  atomic { if :: decision(me) -> bind(me); record(me) :: else -> goto refused fi }
#endif
#endif
}

inline answer(me)   /* packages/platform/src/contract/serve.ts: send */
{
  if
  :: atomic {
       answered[me] = true;
       assert(!(answered[0] && answered[1]));     /* no token gives two requests an answer */
       assert(logged[me] > 0 && releases == 1);   /* and its release is in the log, once */
       assert(fingerprint == me)
     }
  :: true                                         /* the answer is lost */
  fi
}

active [NODES] proctype node()  /* packages/core/src/exchange/exchange.ts: exchangeAuthToken */
{
  byte me, at;
  bool may, first;

idle:
  atomic {
    if
    :: sent < SENT -> sent++; at = now; if :: me = 0 :: me = 1 fi
    :: sent == SENT -> goto over
    fi
  }
  find(me);
  if :: true :: goto stopped fi;                  /* here the identity is read and encrypted */
#ifdef BROKEN_EARLY
  answer(me);
  release(me);
#else
  release(me);
  if :: true :: goto stopped fi;
  answer(me);
#endif
  goto idle;

refused:
stopped:                                          /* a node that starts again knows no more than one that refused */
  atomic { may = false; first = false; me = 0; at = 0 }
  goto idle;
over:
  skip
}

active proctype clock()         /* the world */
{
  do
  :: now < END -> now++
  :: now == END -> break
  od
}
