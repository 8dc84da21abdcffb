// ruleid: parameter--taken-apart
function one({ alpha, beta }) {
  return alpha;
}
// ruleid: parameter--taken-apart
function two({ alpha } = {}) {
  return alpha;
}
function three(alpha) {
  return alpha;
}
