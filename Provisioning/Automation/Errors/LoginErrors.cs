using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>Pulumi does not know where stacks are kept, or is not let in there.</summary>
internal static partial class LoginErrors
{
    private const int AuthenticationCode = 3;

    public static PulumiError? Describe(PulumiFailure failure) =>
        failure.Result.Code == AuthenticationCode || NotLoggedIn().IsMatch(failure.Result.StandardError)
            ? new(PulumiErrorKind.NotLoggedIn, "Pulumi is not logged in to the backend that keeps the stacks: run `pulumi login`, or set PULUMI_ACCESS_TOKEN, or set PULUMI_BACKEND_URL to another backend such as file:///srv/pulumi or s3://my-bucket.")
            : null;

    [GeneratedRegex(@"this command requires logging in|PULUMI_ACCESS_TOKEN must be set|\[401\] Unauthorized|SAML SSO authentication is required")]
    private static partial Regex NotLoggedIn();
}
