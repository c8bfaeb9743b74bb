using System.Xml.Linq;
using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options.Reference;

/// <summary>
/// What options are for: the summaries of their records and properties. The compiler writes them to a file beside the
/// assembly, so they are said once, for programmers and users alike.
/// </summary>
internal sealed class OptionDescriptions
{
    private readonly Dictionary<string, string> _summaries;

    private OptionDescriptions(XDocument documentation) => _summaries = documentation.Descendants("member")
        .Where(m => m.Element("summary") is not null)
        .ToDictionary(m => m.Attribute("name")!.Value, m => string.Join(' ', m.Element("summary")!.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Reads the file that the compiler wrote.</summary>
    /// <exception cref="DistributedApplicationException">It is not there.</exception>
    public static OptionDescriptions Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{typeof(AwsOptions).Assembly.GetName().Name}.xml");
        return File.Exists(path)
            ? new(XDocument.Load(path))
            : throw new DistributedApplicationException($"The options can not be described: '{path}' is missing, which a build puts there.");
    }

    /// <summary>What a section is for.</summary>
    public string Of(OptionSection section) => _summaries[$"T:{section.Type.FullName}"];

    /// <summary>What an option is for.</summary>
    public string Of(OptionDefinition option) => _summaries[$"P:{option.Property.DeclaringType!.FullName}.{option.Property.Name}"];
}
