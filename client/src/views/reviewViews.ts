/** The views about reviews, put together: they share one question to the server. */

import type { Context } from '../context.ts';
import { areBadgesShown, registerFileBadges } from './fileBadges.ts';
import { registerReviewedTexts } from './reviewedTexts.ts';
import { ReviewStatuses } from './reviewStatuses.ts';
import { ReviewTree } from './reviewTree.ts';
import { registerStaleLenses } from './staleLenses.ts';
import { registerTextsBefore } from './textsBefore.ts';

export function registerReviewViews(ctx: Context): ReviewTree {
  let tree: ReviewTree | undefined;
  const statuses = new ReviewStatuses(ctx, () => areBadgesShown() || tree?.isVisible === true);
  tree = new ReviewTree(ctx, statuses);
  registerFileBadges(ctx, statuses);
  registerReviewedTexts(ctx);
  registerTextsBefore(ctx);
  registerStaleLenses(ctx);
  return tree;
}
