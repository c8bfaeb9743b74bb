using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Publishing;

namespace WpAspire.Provisioning.Changes;

/// <summary>What a resource waits for, by the names in the stack.</summary>
internal static class Order
{
    /// <summary>Nothing is known to wait for anything.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> None { get; } = new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>What each resource of a program waits for until it can be made.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> Of(PulumiProgram program) => program.Resources.ToDictionary(
        program.LogicalNameOf,
        r => (IReadOnlyCollection<string>)[.. References.Of(r.Args).Concat(r.Options.DependsOn).Select(program.LogicalNameOf).Distinct()],
        StringComparer.Ordinal);
}
