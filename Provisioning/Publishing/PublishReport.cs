using System.Text.Json.Serialization;

namespace WpAspire.Provisioning.Publishing;

/// <summary>What a publish for a compute environment would create, as people and programs read it.</summary>
internal sealed record PublishReport
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The environment, such as <c>dev</c> or <c>prod</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>Where it would be, such as a region.</summary>
    public required string Location { get; init; }

    /// <summary>What is better changed before a deploy.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What each element of the model became.</summary>
    public required IReadOnlyList<ReportedElement> Elements { get; init; }

    /// <summary>Who talks to whom.</summary>
    public required ReportedDiagram Diagram { get; init; }

    /// <summary>All that would be created.</summary>
    public required IReadOnlyList<ReportedResource> Resources { get; init; }

    /// <summary>What became of each security control.</summary>
    public required IReadOnlyList<ReportedControl> Controls { get; init; }

    /// <summary>What it would cost.</summary>
    public required ReportedCost Cost { get; init; }
}

/// <summary>What an element of the model became.</summary>
/// <param name="Name">The element.</param>
/// <param name="What">What it is.</param>
/// <param name="Became">What it became.</param>
internal sealed record ReportedElement(string Name, string What, string Became);

/// <summary>Who talks to whom.</summary>
/// <param name="Nodes">What talks.</param>
/// <param name="Edges">Who is let through to whom.</param>
internal sealed record ReportedDiagram(IReadOnlyList<ReportedNode> Nodes, IReadOnlyList<ReportedEdge> Edges);

/// <summary>Something that talks.</summary>
/// <param name="Id">By what edges name it.</param>
/// <param name="Lines">What it is, for people.</param>
/// <param name="Kind"><c>resource</c>, <c>store</c>, which is only read from, or <c>outside</c>, which is there anyway.</param>
/// <param name="Group">The part of the network that it is in.</param>
internal sealed record ReportedNode(string Id, IReadOnlyList<string> Lines, string Kind, string? Group);

/// <summary>Somebody is let through.</summary>
/// <param name="From">The node that connects.</param>
/// <param name="To">The node that is connected to.</param>
/// <param name="Label">The port, or how.</param>
/// <param name="IsReading">Whether it only reads from a store.</param>
internal sealed record ReportedEdge(string From, string To, string Label, bool IsReading);

/// <summary>Something that would be created.</summary>
/// <param name="Name">Its name in the program.</param>
/// <param name="What">What it is.</param>
/// <param name="Part">The part of the site that it belongs to.</param>
/// <param name="Purpose">What it is for, where it says so.</param>
internal sealed record ReportedResource(string Name, string What, string Part, string Purpose);

/// <summary>What became of a security control.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Section">What it is about.</param>
/// <param name="Assertion">What must be so.</param>
/// <param name="Status"><c>met</c>, <c>not applicable</c>, <c>waived</c> or <c>not met</c>.</param>
/// <param name="Reason">Why it is not met.</param>
internal sealed record ReportedControl(int Number, string Section, string Assertion, string Status, string? Reason);

/// <summary>What it would cost a month, in US dollars, before traffic and taxes.</summary>
/// <param name="MonthlyUsd">The sum.</param>
/// <param name="Missing">What certainly costs something and is not in the sum, because its price is not known: then the sum is "at least".</param>
/// <param name="AtMostMoreUsd">What autoscaling adds at the most.</param>
/// <param name="Parts">Each part of the site, in its order.</param>
/// <param name="Assumptions">What is taken for granted.</param>
/// <param name="PriceNote">Where the prices come from.</param>
internal sealed record ReportedCost(decimal MonthlyUsd, IReadOnlyList<string> Missing, decimal AtMostMoreUsd, IReadOnlyList<ReportedCostPart> Parts, IReadOnlyList<string> Assumptions, string PriceNote);

/// <summary>What a part would cost a month.</summary>
/// <param name="Part">The part.</param>
/// <param name="MonthlyUsd">The cost, in US dollars.</param>
internal sealed record ReportedCostPart(string Part, decimal MonthlyUsd);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PublishReport))]
internal sealed partial class PublishReportJson : JsonSerializerContext;
