namespace Realtime.Features.Demo;

/// <summary>The talk of each channel, in the form that <see cref="DemoScript"/> reads.</summary>
internal static class DemoTalk
{
    public const string General =
        """
        -5 08:41 mara: Good morning, and welcome to our new home. Everything that used to be spread over three mail threads goes here from now on.
        + 🎉 tom priya jonas elif sam
        -5 08:46 tom: Ground rules, short version:\n\n- `#firmware` and `#design` for the work\n- `#support` for anything a school asks\n- threads for answers, so that the channel stays readable
        + 👍 mara priya elif
        > 9m sam: Does lunch go here too?
        > 2m tom: Lunch always goes here.
        + 😄 sam priya
        -5 11:58 sam: Lunch: the Lebanese place at half past twelve. Who is in?
        > 1m elif: Me
        > 1m jonas: Me, ten minutes late
        > 4m priya: Not today, I have a call with Halden school
        -5 16:20 mara: Weekly numbers: **38 stations** out, 31 of them reported within the last hour. The seven quiet ones are all at schools with holidays.
        + 📈 tom jonas
        -4 09:02 priya: Halden want twelve more stations for the spring term. They asked for an invoice *before* the holidays, so that it still counts for this year's budget.
        + 🙌 mara tom sam elif jonas
        > 6m mara: Wonderful. Can you send it today?
        > 3m priya: Done by noon.
        -4 13:15 elif: The photographer can come on the 3rd. I would like to show the station on a real roof, not on a table. Does anybody know a roof?
        > 12m jonas: My daughter's school would love to. Flat roof, proper railing, nice caretaker.
        > 2m elif: Perfect, can you ask?
        > 55m jonas: Asked. Yes, any day after two.
        + ☀️ elif mara
        -3 08:55 tom: Reminder: the office is closed on Friday, the heating gets replaced. Work from wherever it is warm.
        + 🧣 sam priya
        -3 15:40 mara: I talked to the city library. They would put one station at the entrance with a screen beside it. Numbers for people who wait for the bus, basically.
        > 5m sam: That is the best advert we could get.
        > 7m tom: We need a view without a sign-in for that. Not big, but not nothing.
        > 2m mara: Let us talk about it on Monday. No promises made yet.
        -2 09:10 jonas: Train is standing still again. I will be in at ten.
        -2 16:31 mara: Weekly numbers, early because of Friday: **41 stations** out, 40 reported within the last hour. The one missing is on Tom's desk.
        + 🤞 jonas
        > 4m tom: It is on my desk because it *rained inside*. See #firmware.
        -1 09:05 elif: The first printed guides are here! Come and touch them. The paper is so much better than the proof.
        + 😍 priya mara sam
        -1 12:02 sam: Lunch: soup downstairs, now.
        -1 17:12 priya: Halden paid. Twelve stations, in full.
        + 💸 mara tom jonas elif sam
        -170m mara: Good morning. Two things for today: the firmware freeze at four, and Sam needs help with the support queue after that storm.
        -35m sam: The queue is down to six. Thank you all, especially Jonas who answered a teacher *in verse*.
        + 😂 priya elif
        > 3m jonas: She started it.
        """;

    public const string Firmware =
        """
        -5 09:30 jonas: Where we are with 2.4:\n\n1. Sleep between readings: **done**, 11 days on one charge instead of 6\n2. Send in batches: done, needs a week of soak\n3. Humidity drift: *not* understood
        > 14m tom: 11 days is huge. Was that with the radio at full power?
        > 5m jonas: Half power, on the roof here. I will repeat it in the cellar.
        -5 14:05 tom: I can make the drift happen: breathe on the sensor, wait an hour, compare with the reference. Off by 4 % and it stays off.
        > 8m jonas: Does the heater run after that?
        > 3m tom: No. That may be the whole story.
        + 💡 jonas
        -4 10:12 jonas: It was. The heater only runs when the reading is above 95 %, and ours saturates at 94.\n\n```c\nif (rh >= RH_SATURATED) {  // was: rh > 95\n    heater_pulse(HEATER_MS);\n}\n```
        + 🔥 tom priya
        > 4m tom: One character and three weeks. Please add the test with the wet sponge.
        > 21m jonas: Sponge test is in. Runs on every build, smells a bit.
        + 🧽 tom mara
        -4 15:50 tom: Soak: batch sending at day 3, nothing lost. 1,204 batches, 2 sent twice and taken once, as meant.
        -3 11:20 jonas: Question to all who have one at home: does the blue LED bother you at night?
        > 2m priya: YES
        > 1m elif: I put tape over mine.
        > 6m jonas: Off after ten seconds then, on again when you press the button.
        + 🙏 priya elif
        -2 09:48 tom: Station 17 rained inside. The seal was on the wrong way round. That is not the user's fault: it *fits* both ways.
        > 7m elif: I can put an arrow on it. Better: make it fit only one way.
        > 3m jonas: Notch costs us a new mould insert, about 400.
        > 2m tom: Cheaper than one more wet station. Arrow now, notch with the next batch?
        + 👍 jonas elif mara
        -2 14:30 jonas: Cellar test: 9 days on one charge at full power. I call that good enough for 2.4.
        + 🔋 tom sam
        -1 10:02 tom: Soak at day 6. Still nothing lost. I would like to freeze tomorrow at four.
        > 10m jonas: Fine with me. What is left is words.
        -1 13:37 jonas: Does anyone have the password of the old build machine?
        x
        -1 13:44 tom: Jonas, ask me at my desk. Not here.
        + 😅 jonas
        -150m tom: Freeze at 16:00. What is not merged by then goes to 2.5, however small it is.
        + 🧊 jonas
        -48m jonas: Release notes, draft:\n\n> **2.4** lasts nearly twice as long on a charge, keeps humidity honest in fog, and sleeps with its light off.\n\nToo cheerful?
        > 4m elif: No! That is exactly how it should sound.
        > 2m tom: "Honest in fog" stays. @mara has the last word on it, though.
        """;

    public const string Design =
        """
        -5 10:15 elif: New start page of the classroom view is up in the preview. One big number, one line, nothing else until you ask.
        > 11m mara: I love it. Could the line show *yesterday* faintly behind today?
        > 6m elif: Tried it: children read it as a second station. I will try a band instead.
        + 👀 mara
        -5 15:02 sam: Teachers keep asking what "hPa" is.
        > 3m elif: Then the word is wrong, not the teachers. "Air pressure", and the unit small beside it.
        + 💯 sam priya
        -4 09:40 elif: Colours for cold and warm. I would like to keep away from red and green.\n\n| reading | light | dark |\n|---|---|---|\n| cold | `#2f6fb5` | `#7fb2e8` |\n| mild | `#8a7a3d` | `#d8c77e` |\n| warm | `#b5552f` | `#e8a07f` |
        > 15m priya: Thank you. One boy in my test class could not tell the old ones apart.
        -4 16:18 jonas: The screen on the station itself has two colours. Black and not black.
        > 2m elif: My favourite palette.
        + 🖤 jonas tom
        -3 10:33 elif: Guide, page 4, first sentence. Which one?\n\nA: *Find a place without shade.*\nB: *Find a place that the sun cannot reach.*
        > 3m tom: B. A thermometer in the sun measures the sun.
        > 1m jonas: B
        > 9m elif: B it is. A was in the printer's proof, good that we asked.
        ~ B it is. A was in the printer's proof: good that we asked!
        -3 14:47 priya: Could the guide have one page that a ten-year-old can follow alone? They are the ones who read it.
        > 20m elif: Page 2, only pictures. Draft tomorrow.
        + ❤️ priya sam
        -2 11:25 elif: Page 2 draft is on the shared drive. Please look at it *without reading the text first* and tell me what you would do.
        > 31m sam: Screw it to a pole, press the button, wait for the smile.
        > 4m elif: That is it. That is the page!
        + 🙂 sam mara priya
        -1 09:31 elif: Printed guides are on the big table. 200 of them, take one home.
        -1 15:20 mara: Library screen: if we do it, what would it show?
        > 18m elif: Now, the last 24 hours, and one sentence. "Warmer than yesterday at this time." No menu at all.
        + 👌 mara
        -95m elif: @mara, the sketch for the library screen is in the preview, made for people who look at it for four seconds.
        > 22m mara: Four seconds is generous. It looks great.
        """;

    public const string Support =
        """
        -5 10:50 sam: How we do it here: one message a question, answers in its thread, ✅ when the school has it.
        + 👍 priya jonas
        -5 13:22 sam: **Aasen school**: the station shows 48 °C. It is February.
        > 5m jonas: South wall?
        > 16m sam: South wall, black paint, behind glass. They move it tomorrow.
        + ✅ sam
        -4 10:05 sam: **Berg school**: can two classes share one station?
        > 4m priya: Yes: settings, "Classes", add the second. Each gets its own page.
        + ✅ sam
        -4 14:40 priya: **Halden school** would like a spreadsheet of all readings since autumn.
        > 12m tom: Export gives at most 30 days at a time. I can run it once by hand for them.
        > 2m priya: They will ask every term. A bigger export would save us work.
        > 6m tom: Noted for 2.5: export by term.
        + 📝 priya
        -3 09:15 sam: **Lien school**: battery empty after four days.
        > 7m jonas: Which version?
        > 3m sam: 2.2
        > 1m jonas: Please update it to 2.3 at least. With 2.4 it is going to be eleven.
        + ✅ sam
        -3 16:02 sam: **Moen school** sent us drawings of the station as a robot with an umbrella. On the wall by the coffee machine.
        + ☂️ elif mara tom priya
        -2 10:44 sam: **Dale school**: the page stays empty on their old tablets.
        > 25m elif: How old?
        > 2m sam: They say "from before the flood".
        > 9m tom: I can make it show numbers without the chart there. Half a day.
        -2 15:05 tom: The tablets at Dale get plain numbers now. Sam, could you ask whether it helped?
        > 38m sam: It did. They sent a photo of twenty very still children.
        + ✅ sam tom
        -1 11:11 sam: The storm took three stations off the net: **Aasen**, **Vik** and **Sund**. All three have power, so it is their network.
        > 13m jonas: They keep two weeks of readings. Nothing is lost, it comes when the network does.
        > 3m sam: That is the sentence I needed.
        -140m sam: After the storm: 14 new questions over night. I take the first half. Who takes the other?
        > 2m jonas: Me
        > 5m priya: I can do the ones from Halden and Berg. @tom, is the export ready for Halden?
        -60m sam: **Vik** is back: 1,900 readings arrived in one go.
        + 🎉 jonas tom
        """;

    public const string LaunchPlan =
        """
        -4 17:05 mara: Only the three of us here. Spring term begins on the 2nd; I want 2.4, the guide and the new prices out a week before that.
        > 10m tom: 2.4 holds, if the soak does.
        > 4m priya: Schools decide in the week before the holidays. A week before term is late for *new* ones, fine for those we have.
        -3 17:20 priya: Prices, my proposal:\n\n- first station as it is\n- every further one **15 % less**\n- export and classes stay free, for ever
        > 35m mara: I like the last line most. Say it exactly like that.
        + 👍 tom
        -2 17:02 tom: The mould insert with the notch is 400, and the next batch needs it by the 20th. Can I order?
        > 6m mara: Yes.
        + ✅ tom
        -1 17:30 mara: The library would pay for its screen. If we say yes, it has to work by the 15th. Honest opinions, please.
        > 14m tom: Feasible, if nothing else comes in. Something else always comes in.
        > 8m priya: It is the only thing this spring that strangers will see. I would do it.
        -80m mara: Slept over it: we do the library. Tom, what falls out of 2.5 for it?
        > 11m tom: Export by term moves back four weeks. Priya, can Halden wait for that?
        """;
}
