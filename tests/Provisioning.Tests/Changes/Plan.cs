using System.Collections.Immutable;
using System.Text.Json;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Events;
using WpAspire.Provisioning.Changes;

namespace WpAspire.Provisioning.Tests.Changes;

/// <summary>Plans of a site <c>blog</c>, made of events as Pulumi's.</summary>
internal static class Plan
{
    /// <summary>What Pulumi writes for a value that it does not know before.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The plan of steps, beside one resource that stays the same.</summary>
    public static ChangePlan Of(params EngineEvent[] steps) => ChangePlan.Of([Step(OperationType.Same, "aws:ecs/cluster:Cluster", "cluster"), .. steps], "blog");

    /// <summary>A step.</summary>
    /// <param name="operation">What is done.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="name">Its name in the program.</param>
    /// <param name="property">What differs, if anything does.</param>
    /// <param name="value">What it will be.</param>
    /// <param name="isReason">Whether it is replaced for that.</param>
    /// <param name="old">What the resource was asked to be.</param>
    /// <param name="stays">Whether the resource stays in AWS.</param>
    public static EngineEvent Step(OperationType operation, string type, string name, string? property = null, string value = "new", bool isReason = false, object? old = null, bool stays = false)
    {
        var urn = $"urn:pulumi:blog::wpaspire-dev::{type}::blog-{name}";
        return new()
        {
            ResourcePreEvent = new()
            {
                Metadata = new()
                {
                    Op = operation,
                    Urn = urn,
                    Type = type,
                    Diffs = property is null ? null : [property],
                    Keys = isReason ? [property!] : null,
                    Old = operation == OperationType.Create ? null : new() { Urn = urn, Type = type, RetainOnDelete = stays, Inputs = Inputs(old ?? new { }) },
                    New = operation == OperationType.Delete ? null : new() { Urn = urn, Type = type, Inputs = property is null ? ImmutableDictionary<string, JsonElement>.Empty : Inputs(new Dictionary<string, string> { [property] = value }) },
                },
            },
        };
    }

    private static ImmutableDictionary<string, JsonElement> Inputs(object values) =>
        JsonSerializer.SerializeToElement(values).EnumerateObject().ToImmutableDictionary(static p => p.Name, static p => p.Value);
}
