using System.Text.RegularExpressions;

namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>AWS does not know who asks: what the provider and AWS's SDK for Go say about it.</summary>
internal static partial class AwsCredentialErrors
{
    private const string Again = "then try again; `aws sts get-caller-identity` shows who you are";

    public static PulumiError? Describe(PulumiFailure failure)
    {
        var text = failure.Text;
        var profile = NoProfile().Match(text);
        if (profile.Success)
        {
            return new(PulumiErrorKind.AwsCredentialsMissing, $"There is no AWS profile '{profile.Groups["profile"].Value}': create it with `aws configure --profile {profile.Groups["profile"].Value}`, or set AWS_PROFILE to another, {Again}.");
        }

        // What has expired is also reported as "no valid credential sources", so it is looked for first.
        if (Expired().IsMatch(text))
        {
            return new(PulumiErrorKind.AwsCredentialsExpired, $"The AWS credentials have expired: sign in again with `aws sso login`, or renew AWS_SESSION_TOKEN, {Again}.");
        }

        var refused = Refused().Match(text);
        if (refused.Success)
        {
            return new(PulumiErrorKind.AwsCredentialsInvalid, $"AWS does not accept the credentials ({refused.Value}): check AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, {Again}.");
        }

        return Missing().IsMatch(text)
            ? new(PulumiErrorKind.AwsCredentialsMissing, $"No AWS credentials were found: sign in with `aws configure` or `aws sso login`, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, {Again}.")
            : null;
    }

    [GeneratedRegex(@"failed to get shared config profile, (?<profile>[^\s,]+)")]
    private static partial Regex NoProfile();

    [GeneratedRegex(@"\bExpiredToken(?:Exception)?\b|security token included in the request is expired|the provided token has expired|SSO session has expired|SSOProviderInvalidToken|\bRequestExpired\b|cached SSO token is expired|token has expired and refresh failed", RegexOptions.IgnoreCase)]
    private static partial Regex Expired();

    [GeneratedRegex(@"\bInvalidClientTokenId\b|\bUnrecognizedClientException\b|\bInvalidAccessKeyId\b|\bSignatureDoesNotMatch\b|\bIncompleteSignature\b|\bAuthFailure\b|Invalid credentials configured")]
    private static partial Regex Refused();

    [GeneratedRegex("no valid credential sources|no EC2 IMDS role found|NoCredentialProviders|unable to validate AWS (?:AccessKeyID|credentials)|failed to refresh cached credentials|static credentials are empty", RegexOptions.IgnoreCase)]
    private static partial Regex Missing();
}
