// The contract names no address of an installation; the log-in of this one is filled in here.
Promise.all([fetch("/openapi.json"), fetch("/portal-config.json")].map((asked) => asked.then((answer) => answer.json())))
  .then(([contract, here]) => {
    contract.components.securitySchemes.oidc = {
      type: "oauth2",
      flows: { authorizationCode: { authorizationUrl: here.authorizationUrl, tokenUrl: here.tokenUrl, scopes: { openid: "Sign in" } } },
    };
    const ui = SwaggerUIBundle({
      spec: contract,
      dom_id: "#api",
      deepLinking: true,
      docExpansion: "none",
      filter: true,
      validatorUrl: null,
      oauth2RedirectUrl: location.origin + "/webjars/swagger-ui/5.31.0/oauth2-redirect.html",
      requestInterceptor: (request) => {
        request.headers["Accept-Language"] = document.documentElement.lang;
        return request;
      },
    });
    ui.initOAuth({ clientId: here.clientId, usePkceWithAuthorizationCodeGrant: true, scopes: "openid" });
  });
