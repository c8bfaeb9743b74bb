using System.Globalization;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>An operation on a resource failed.</summary>
internal static class ResourceErrors
{
    public static PulumiError? Describe(PulumiFailure failure)
    {
        var failed = failure.Progress.FailedResources.Where(static r => !r.Identity.IsStack).ToList();
        return failed is [var first, ..] ? Describe(first, failed.Count - 1) : null;
    }

    private static PulumiError Describe(ResourceProgress resource, int others)
    {
        var message = resource.Diagnostics.Where(static d => d.Severity == "error").Select(static d => d.Message).ToList();
        if (message.Any(static m => m.Contains("marked for protection", StringComparison.Ordinal)))
        {
            return new(PulumiErrorKind.ResourceProtected, $"The resource {resource.Identity} is protected, so it was not deleted: turn its protection off in the options, `deploy` that, and try again.", resource.Urn);
        }

        // A provider says the same thing twice, the second time as a list of one; the last is the shortest.
        var why = message.Select(ProviderMessage.Clean).LastOrDefault(static m => m.Length > 0);
        var more = others switch
        {
            0 => "",
            1 => "; one other resource failed too",
            _ => string.Create(CultureInfo.InvariantCulture, $"; {others} other resources failed too"),
        };
        return new(
            PulumiErrorKind.ResourceFailed,
            $"The resource {resource.Identity} could not be {OperationText.Of(resource.Operation).Done}{(why is null ? "" : $": {why}")}{more}; what is done is kept, so correct this and run the same command again.",
            resource.Urn);
    }
}
