namespace WpAspire.Provisioning.Automation.Errors;

/// <summary>Why a command of Pulumi failed, for a person.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Message">One sentence on what is wrong and what to do next.</param>
/// <param name="Urn">The unique name of the resource that it is about.</param>
internal sealed record PulumiError(PulumiErrorKind Kind, string Message, string? Urn = null);
