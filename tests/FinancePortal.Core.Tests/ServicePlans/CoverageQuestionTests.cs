using FinancePortal.Core.ServicePlans;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.ServicePlans;

/// <summary>'Is a battery covered today?' gets yes, no or ask, with the clause.</summary>
[Trait("Feature", "F-802")]
public sealed class CoverageQuestionTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static CoverageQuestion Ask(string asked, params ServicePlan[] plans) => CoverageQuestion.Of(TestPlans.File(Today, plans), asked);

    [Theory]
    [InlineData("battery", CoverageVerdict.Yes, "NMP-48", "1.4")]
    [InlineData("Is a battery covered today?", CoverageVerdict.Yes, "NMP-48", "1.4")]
    [InlineData("is my BATTERY still under warranty", CoverageVerdict.Yes, "NMP-48", "1.4")]
    [InlineData("12-volt batteries", CoverageVerdict.Yes, "NMP-48", "1.4")]
    [InlineData("dead battery", CoverageVerdict.Yes, "NRA-48", "1.3")]
    [InlineData("tyres", CoverageVerdict.No, "NMP-48", "2.2")]
    [InlineData("brakes", CoverageVerdict.Ask, "NMP-48", "2.1")]
    [InlineData("windshield", CoverageVerdict.No, "NMP-48", "2.3")]
    [InlineData("rental car", CoverageVerdict.Ask, "NRA-48", "1.6")]
    [InlineData("towing", CoverageVerdict.Yes, "NRA-48", "1.1")]
    public void A_question_in_everyday_words_finds_the_row(string asked, CoverageVerdict verdict, string form, string clause)
    {
        var question = Ask(asked, TestPlans.Plan("NMP-48"), TestPlans.Plan("NRA-48"));

        Assert.Equal(verdict, question.Verdict);
        Assert.Contains(question.Answers, a => a.Plan.Form!.Number == form && a.Item.Clause == clause && a.Verdict == verdict);
    }

    [Fact]
    public void One_plan_that_says_yes_is_enough()
    {
        var question = Ask("tire", TestPlans.Plan("NMP-48"), TestPlans.Plan("NTW-36"));

        Assert.Equal(CoverageVerdict.Yes, question.Verdict);
        Assert.Equal([CoverageVerdict.Yes, CoverageVerdict.No], question.Answers.Select(a => a.Verdict));
    }

    [Theory]
    [InlineData("the flux capacitor")]
    [InlineData("is it covered?")]
    [InlineData("<script>alert(1)</script>")]
    public void What_no_plan_names_is_asked_about(string asked)
    {
        var question = Ask(asked, TestPlans.Plan("NMP-48"));
        Assert.Empty(question.Answers);
        Assert.Equal(CoverageVerdict.Ask, question.Verdict);
    }

    [Fact]
    public void A_part_may_end_before_its_plan_by_time_or_by_miles()
    {
        var old = TestPlans.Plan("NMP-48", startsOn: new(2024, 11, 20), months: 48);
        Assert.Equal(CoverageVerdict.No, Ask("battery", old).Verdict);
        Assert.Equal(CoverageVerdict.Yes, Ask("engine", old).Verdict);

        var driven = TestPlans.File(Today, [TestPlans.Plan("NMP-48", startMiles: 12)], TestPlans.Reading(Today.AddDays(-1), 24_012));
        Assert.Equal(LimitState.EndedByMiles, Assert.Single(CoverageQuestion.Of(driven, "battery").Answers).Limits.State);
        Assert.Equal(CoverageVerdict.Yes, CoverageQuestion.Of(driven, "engine").Verdict);
    }

    [Fact]
    public void Miles_that_the_pace_passed_without_a_reading_make_a_yes_an_ask()
    {
        // 20,000 miles in 200 days; 24,012 would be reached on day 241.
        var file = TestPlans.File(new DateOnly(2026, 1, 15).AddDays(250), [TestPlans.Plan("NMP-48", startMiles: 0)], TestPlans.Reading(new DateOnly(2026, 1, 15).AddDays(200), 20_000));
        Assert.Equal(CoverageVerdict.Ask, CoverageQuestion.Of(file, "battery").Verdict);
    }

    [Fact]
    public void A_cancelled_plan_answers_nothing_and_one_that_has_not_begun_says_no()
    {
        var cancelled = TestPlans.Plan("NMP-48");
        cancelled.Cancel(Today, "", default, sequence: null, "X");
        Assert.Empty(Ask("engine", cancelled).Answers);
        Assert.Equal(CoverageVerdict.No, Ask("engine", TestPlans.Plan("NMP-48", startsOn: Today.AddDays(1))).Verdict);
    }

    public static IEnumerable<object[]> Rows => TestPlans.Forms.All.SelectMany(f => f.Coverage.Select(c => new object[] { f.Number, c.Part }));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_of_every_form_is_found_by_its_name_and_by_each_of_its_words(string number, string part)
    {
        var form = TestPlans.Forms.Find(number)!;
        var item = form.Coverage.Single(c => c.Part == part);
        foreach (var words in item.Words.Prepend(part))
        {
            var answers = Ask($"Is the {words} covered today?", TestPlans.Plan(number)).Answers;
            Assert.True(answers.Any(a => a.Item.Part == part && a.Verdict == item.Answer && a.Item.Clause == item.Clause), $"'{words}' of {number} found: {string.Join(", ", answers.Select(a => a.Item.Part))}");
        }
    }

    [Fact]
    public async Task Every_row_of_every_demo_plan_answers_with_its_clause()
    {
        await using var demo = await DemoPeople.MakeAsync();
        var asked = 0;
        foreach (var account in await demo.VehiclesAsync())
        {
            var file = await demo.FileAsync(account);
            foreach (var plan in file.Plans)
            {
                Assert.NotNull(plan.Form);
                foreach (var item in plan.Form.Coverage)
                {
                    var answer = Assert.Single(CoverageQuestion.Of(file, $"Is {item.Part} covered today?").Answers, a => a.Plan == plan && a.Item == item);
                    var ended = answer.Limits.State is not (LimitState.Running or LimitState.MilesMayBeOver);
                    var expected = ended ? CoverageVerdict.No : answer.Limits.State is LimitState.MilesMayBeOver && item.Answer is CoverageVerdict.Yes ? CoverageVerdict.Ask : item.Answer;
                    Assert.Equal((expected, item.Clause), (answer.Verdict, answer.Item.Clause));
                    asked++;
                }
            }
        }

        Assert.True(asked > 200, $"Only {asked} rows were asked about.");
    }
}
