using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>Says what a resource is for, where it says so itself.</summary>
internal static class ResourceDescription
{
    private static readonly string[] s_properties = ["description", "alarmDescription", "comment"];

    /// <summary>What it is for, or nothing.</summary>
    public static string Of(CustomResource resource)
    {
        var properties = resource.Args.Properties();
        return s_properties.Select(name => properties[name]).OfType<LiteralExpression>().FirstOrDefault()?.Value as string ?? "";
    }
}
