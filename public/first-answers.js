// Asks for what the page will need while its code is still on the way. src/api/first-answers.ts hands each answer to the call
// that asks the same. Only in builds whose API is /api on this origin, by Connect with JSON (vite.config.ts).
(function () {
  if (location.pathname.startsWith('/sign-in')) return;
  var answers = new Map();
  window.firstAnswers = answers;
  // A page that is opened later must not take for true what was answered now.
  setTimeout(function () {
    answers.clear();
  }, 10_000);

  function ask(method, request) {
    var body = JSON.stringify(request);
    var answer = fetch('/api/' + method, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'connect-protocol-version': '1', 'connect-timeout-ms': '30000' },
      body: body,
    });
    // The call that takes it says what went wrong.
    answer.catch(function () {});
    answers.set('/api/' + method + ' ' + body, answer);
  }

  ask('polarsignals.user.v1alpha1.UserService/GetSelf', {});
  ask('polarsignals.project.v1alpha1.ProjectService/GetProjects', {});
  var place = /^\/organizations\/([^/]+)(\/.*)?$/.exec(location.pathname);
  if (!place) return;
  var inOrganization = { organizationId: decodeURIComponent(place[1]) };
  ask('console.capabilities.v1alpha1.CapabilitiesService/GetCapabilities', {});
  ask('console.access.v1alpha1.AccessService/GetOwnAccess', inOrganization);
  var roles = 'polarsignals.role.v1alpha1.RoleService/';
  var page = { pageSize: 1000 };
  var lists = {
    accounts: ['polarsignals.serviceaccount.v1alpha1.ServiceAccountService/ListServiceAccounts', page],
    bindings: [roles + 'ListRoleBindings', page],
    invites: [roles + 'ListInvites', page],
    people: ['console.people.v1alpha1.PeopleService/ListPeople', {}],
    roles: [roles + 'ListRoles', page],
  };
  var pages = {
    '/iam/invites': ['invites'],
    '/iam/people': ['people', 'bindings', 'roles'],
    '/iam/role-bindings': ['bindings', 'roles', 'accounts', 'people'],
    '/iam/roles': ['roles', 'bindings'],
    '/iam/service-accounts': ['accounts', 'bindings', 'roles'],
  };
  (pages[place[2]] || []).forEach(function (name) {
    ask(lists[name][0], Object.assign({}, inOrganization, lists[name][1]));
  });
})();
